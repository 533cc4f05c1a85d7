import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loadCatalog } from '../src/catalog-file.ts';
import type { Result } from '../src/core/result/schema/result.ts';
import { createLogger } from '../src/log.ts';
import { completeWith, createProviders } from '../src/providers/registry.ts';
import { openRuntime, type Runtime, type RuntimeOptions } from '../src/runtime/open-runtime.ts';
import { silentNotifier } from '../src/runtime/silent-notifier.ts';
import { TIMINGS } from '../src/runtime/timings.ts';
import { candidate, evaluationRequest, HAIKU } from '../test/support/evaluation-request.ts';
import { startOf } from '../test/support/runtime.ts';
import { median } from './median.ts';
import type { ModelUrls, Stand } from './stand.ts';

export interface Load {
  samples: number;
  repeats: number;
  concurrency: number;
}

/** One candidate, every sample, every repeat. */
export function loadRequest({ samples, repeats }: Load) {
  return evaluationRequest({ candidates: [candidate(HAIKU)], repeats, budget: 100 }, samples);
}

/** The product's own runtime; with `complete` null it starts evaluations and runs none of their trials. */
export function openBenchRuntime(
  place: Pick<RuntimeOptions, 'databaseUrl' | 'redisUrl' | 'complete' | 'concurrency'>,
) {
  return openRuntime({
    queueDatabaseUrl: null,
    ...place,
    dataDir: '',
    catalog: loadCatalog(),
    notifier: silentNotifier,
    settings: {},
    simulated: true,
    timings: TIMINGS,
    logger: createLogger('warn'),
  });
}

/** What one evaluation took: milliseconds, and of this process's CPU milliseconds a trial. */
export interface Took {
  ms: number;
  cpuMs: number;
}

/**
 * Milliseconds from the request that starts an evaluation to its stored result, with everything
 * between: claim, reservation, the provider's SDK, score, price, ledger, plan, result. The median of
 * `runs` evaluations in a process that has done one before (a server, not a start).
 */
export async function timeEvaluation(
  { databaseUrl }: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
  load: Load,
  runs = 1,
): Promise<Took> {
  const complete = completeWith(
    createProviders({
      anthropic: { apiKey: 'bench', baseUrl: models.anthropicUrl },
      google: { apiKey: 'bench', baseUrl: models.googleUrl },
    }),
  );
  const { concurrency } = load;
  const runtime = await openBenchRuntime({ databaseUrl, redisUrl, complete, concurrency });
  const watch = new pg.Client({ connectionString: databaseUrl });
  await watch.connect();
  await runToResult(runtime, watch, { samples: 100, repeats: 5, concurrency });
  const times: Took[] = [];
  for (let run = 0; run < runs; run++) times.push(await timeOne(runtime, watch, load));
  await watch.end();
  await runtime.stop();
  return {
    ms: median(times.map(({ ms }) => ms)),
    cpuMs: median(times.map(({ cpuMs }) => cpuMs)),
  };
}

async function timeOne(runtime: Runtime, watch: pg.Client, load: Load): Promise<Took> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const result = await runToResult(runtime, watch, load);
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const calls = load.samples * load.repeats;
  const scored = result.models.reduce((sum, { trials }) => sum + trials, 0);
  if (scored !== calls) throw new Error(`${scored} of ${calls} trials were scored`);
  return { ms, cpuMs: (user + system) / 1_000 / calls };
}

/** Looks for the result with a statement that costs the process under measure next to nothing. */
async function runToResult(runtime: Runtime, watch: pg.Client, load: Load): Promise<Result> {
  const id = await runtime.start(startOf(loadRequest(load)));
  const isStored = {
    name: 'is stored',
    text: 'select 1 from evaluations where id = $1 and result is not null',
    values: [id],
  };
  while ((await watch.query(isStored)).rowCount === 0) await sleep(5);
  return (await runtime.result(id))!;
}
