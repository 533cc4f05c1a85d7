import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../demo/models/chance.ts';
import { startLoadServer } from '../demo/models/load-server.ts';
import { openDatabase } from '../src/store/client.ts';
import { candidate, evaluationRequest, HAIKU } from '../test/support/evaluation-request.ts';
import { booksOf, startOf } from '../test/support/runtime.ts';
import { FOUND_DEAD_MS, spawnWorker } from '../test/support/spawn-worker.ts';
import type { Stand } from './stand.ts';
import { openBenchRuntime } from './time-evaluation.ts';

/** Of a worker process (test/support/worker-process.ts). */
const CONCURRENCY = 10;
/** Between two kills; a call may cost a thousand times what it does. */
const CALLS = 40;
const TOKEN_LIMIT = 60_000;

/** What kills cost, as reported and in truth: dollars of calls that were sent and whose reply was lost. */
export interface KillCosts {
  toldUsd: number;
  trueUsd: number;
  /** Calls at the provider beyond one a trial, and the most that kills can cause. */
  extraCalls: number;
  mostExtraCalls: number;
}

/** Kills one worker after another, at seeded moments in the middle of an evaluation. */
export async function measureKills(
  { databaseUrl }: Pick<Stand, 'databaseUrl'>,
  kills: number,
): Promise<KillCosts> {
  const models = await startLoadServer({ latencyMs: 100 });
  const place = { databaseUrl, redisUrl: null, complete: null, concurrency: 1 };
  const door = await openBenchRuntime(place);
  const client = openDatabase(databaseUrl, 1);
  const trials = (kills + 1) * CALLS;
  const candidates = [candidate(HAIKU, TOKEN_LIMIT)];
  const request = evaluationRequest({ candidates, repeats: 1, budget: 50 }, trials);
  const id = await door.start(startOf(request));
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = await spawnWorker({ databaseUrl, redisUrl: null }, models, FOUND_DEAD_MS);
    const until = models.billed().calls + Math.ceil(CALLS * chance(kill, 'kill') * 0.8);
    while (models.billed().calls < until) await sleep(2);
    await victim.kill();
  }
  const last = await spawnWorker({ databaseUrl, redisUrl: null }, models);
  while (!(await door.result(id))) await sleep(50);
  const { spend } = (await door.result(id))!;
  const { settled } = await booksOf(client.db, id);
  const { calls } = models.billed();
  await last[Symbol.asyncDispose]();
  await client.close();
  await door.stop();
  await models.stop();
  const callUsd = (spend.usd - spend.lost.usd) / settled;
  return {
    toldUsd: spend.lost.usd,
    trueUsd: (calls - settled) * callUsd,
    extraCalls: calls - trials,
    mostExtraCalls: kills * CONCURRENCY,
  };
}
