import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCatalog } from '../src/catalog-file.ts';
import { createLogger } from '../src/log.ts';
import { completeWith, createProviders } from '../src/providers/registry.ts';
import { openRuntime, type RuntimeOptions } from '../src/runtime/open-runtime.ts';
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
    ...{ ...place, dataDir: '', catalog: loadCatalog(), notifier: silentNotifier },
    ...{ simulated: true, timings: TIMINGS, logger: createLogger('warn') },
  });
}

/**
 * Milliseconds from the request that starts an evaluation to its stored result, with everything
 * between: claim, reservation, the provider's SDK, score, price, ledger, plan, result.
 */
export async function timeEvaluation(
  { databaseUrl }: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
  load: Load,
): Promise<number> {
  const complete = completeWith(
    createProviders({
      anthropic: { apiKey: 'bench', baseUrl: models.anthropicUrl },
      google: { apiKey: 'bench', baseUrl: models.googleUrl },
    }),
  );
  const { concurrency } = load;
  const runtime = await openBenchRuntime({ databaseUrl, redisUrl, complete, concurrency });
  const request = loadRequest(load);
  const begun = performance.now();
  const id = await runtime.start(request, { requester: null, key: randomUUID() });
  let result = null;
  while (!result) {
    await sleep(5);
    result = await runtime.result(id);
  }
  const took = performance.now() - begun;
  const calls = load.samples * load.repeats;
  const scored = result.models.reduce((sum, { trials }) => sum + trials, 0);
  if (scored !== calls) throw new Error(`${scored} of ${calls} trials were scored`);
  await runtime.stop();
  return took;
}
