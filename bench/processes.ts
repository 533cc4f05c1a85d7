import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadServer } from '../demo/models/load-server.ts';
import type { Runtime } from '../src/runtime/open-runtime.ts';
import { startOf } from '../test/support/runtime.ts';
import { spawnWorker } from '../test/support/spawn-worker.ts';
import type { Stand } from './stand.ts';
import { loadRequest, openBenchRuntime } from './time-evaluation.ts';

const EVALUATIONS = 20;
const LOAD = { samples: 20, repeats: 2, concurrency: 10 };
const LATENCY_MS = 250;

/** What 20 evaluations at once took over so many worker processes. */
export interface ProcessesTook {
  trialsPerSecond: number;
  /** Calls at the provider beyond one a trial. */
  extraCalls: number;
}

/**
 * Runs 20 evaluations of 40 trials of 250 ms on Redis over `processes` worker processes that take ten
 * calls at a time each, after one evaluation that warms them.
 */
export async function measureProcesses(
  { databaseUrl, redisUrl }: Stand,
  processes: number,
): Promise<ProcessesTook> {
  const models = await startLoadServer({ latencyMs: LATENCY_MS });
  const door = await openBenchRuntime({ databaseUrl, redisUrl, complete: null, concurrency: 1 });
  const workers = await Promise.all(
    Array.from({ length: processes }, () => spawnWorker({ databaseUrl, redisUrl }, models)),
  );
  await resultsOf(door, processes);
  const before = models.billed().calls;
  const begun = performance.now();
  await resultsOf(door, EVALUATIONS);
  const seconds = (performance.now() - begun) / 1_000;
  const calls = models.billed().calls - before;
  for (const worker of workers) await worker[Symbol.asyncDispose]();
  await door.stop();
  await models.stop();
  const trials = EVALUATIONS * LOAD.samples * LOAD.repeats;
  return {
    trialsPerSecond: trials / seconds,
    extraCalls: calls - trials,
  };
}

/** Starts so many evaluations at once and waits for every result. */
async function resultsOf(door: Runtime, evaluations: number): Promise<void> {
  const ids = await Promise.all(
    Array.from({ length: evaluations }, () => door.start(startOf(loadRequest(LOAD)))),
  );
  for (const id of ids) while (!(await door.result(id))) await sleep(20);
}
