import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCatalog } from '../src/catalog-file.ts';
import { terminalCtx } from '../src/cli/terminal-ctx.ts';
import type { Result } from '../src/core/result/result.ts';
import { createLogger } from '../src/log.ts';
import { completeWith, createProviders } from '../src/providers/registry.ts';
import { openRuntime, type Runtime, type RuntimeOptions } from '../src/runtime/open-runtime.ts';
import { silentNotifier } from '../src/runtime/silent-notifier.ts';
import { TIMINGS } from '../src/runtime/timings.ts';
import { candidate, evaluationRequest, HAIKU } from '../test/support/evaluation-request.ts';
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
): Promise<number> {
  const complete = completeWith(
    createProviders({
      anthropic: { apiKey: 'bench', baseUrl: models.anthropicUrl },
      google: { apiKey: 'bench', baseUrl: models.googleUrl },
    }),
  );
  const { concurrency } = load;
  const runtime = await openBenchRuntime({ databaseUrl, redisUrl, complete, concurrency });
  await runToResult(runtime, { samples: 100, repeats: 5, concurrency });
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timeOne(runtime, load));
  await runtime.stop();
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
}

async function timeOne(runtime: Runtime, load: Load): Promise<number> {
  const begun = performance.now();
  const result = await runToResult(runtime, load);
  const took = performance.now() - begun;
  const calls = load.samples * load.repeats;
  const scored = result.models.reduce((sum, { trials }) => sum + trials, 0);
  if (scored !== calls) throw new Error(`${scored} of ${calls} trials were scored`);
  return took;
}

async function runToResult(runtime: Runtime, load: Load): Promise<Result> {
  const input = { request: loadRequest(load), destination: null, key: randomUUID() };
  const id = await runtime.start({ ctx: terminalCtx(new Date()), input });
  for (;;) {
    const result = await runtime.result(id);
    if (result) return result;
    await sleep(5);
  }
}
