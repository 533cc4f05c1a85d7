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

/** A process that is warm (a server, not a start), to time evaluations in. */
export interface TimedEvaluations {
  /**
   * What one takes from the request that starts it to its stored result, with everything between: claim,
   * reservation, the provider's SDK, score, price, ledger, plan, result.
   */
  time(load: Load): Promise<Took>;
  stop(): Promise<void>;
}

/** Opens the product on a backend; it has done one evaluation before. */
export async function openTimedEvaluations(
  { databaseUrl }: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
  concurrency: number,
): Promise<TimedEvaluations> {
  const complete = completeWith(
    createProviders({
      anthropic: { apiKey: 'bench', baseUrl: models.anthropicUrl },
      google: { apiKey: 'bench', baseUrl: models.googleUrl },
    }),
  );
  const runtime = await openBenchRuntime({ databaseUrl, redisUrl, complete, concurrency });
  const watch = new pg.Client({ connectionString: databaseUrl });
  await watch.connect();
  await runToResult(runtime, watch, { samples: 100, repeats: 5, concurrency });
  return {
    time: (load) => timeOne(runtime, watch, load),
    stop: async () => {
      await watch.end();
      await runtime.stop();
    },
  };
}

/** What one evaluation takes in a process of its own time. */
export async function timeEvaluation(
  stand: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
  load: Load,
): Promise<Took> {
  const evaluations = await openTimedEvaluations(stand, redisUrl, models, load.concurrency);
  const took = await evaluations.time(load);
  await evaluations.stop();
  return took;
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

/** Waits for the result within the database: to ask from here, again and again, costs the process under measure much of its time. */
async function runToResult(runtime: Runtime, watch: pg.Client, load: Load): Promise<Result> {
  const id = await runtime.start(startOf(loadRequest(load)));
  await watch.query(`do $$ begin
    while not exists (select from evaluations where id = '${id}' and result is not null) loop
      perform pg_sleep(.005);
    end loop;
  end $$`);
  return (await runtime.result(id))!;
}
