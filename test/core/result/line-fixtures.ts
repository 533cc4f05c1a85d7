import { loadCatalog } from '../../../src/catalog-file.ts';
import { modelOf } from '../../../src/core/catalog/find-model.ts';
import type { Sample } from '../../../src/core/evaluation.ts';
import { passMark } from '../../../src/core/evidence/pass-mark.ts';
import { LIST_PRICE } from '../../../src/core/pricing/chosen-price.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { candidateFigures } from '../../../src/core/result/candidate-figures.ts';
import { modelResult } from '../../../src/core/result/model-result.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { planInput } from '../plan/play-plan.ts';

export const { spec, samples } = evaluationRequest({ volume: 1_000 });
export const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 4 };

export function trial(sample: number, change: Partial<FinishedTrial> = {}): FinishedTrial {
  return {
    candidate: 0,
    sample,
    repeat: 0,
    score: 1,
    failure: null,
    note: null,
    answer: 'ok',
    uncachedCost: 0.002,
    latencyMs: 100,
    usage,
    servedModel: 'claude-haiku-5-5',
    ...change,
  };
}

export function lineOf(
  ended: readonly FinishedTrial[],
  continuous = false,
  stopMessage: string | null = null,
  {
    samples: tested = samples,
    passMark: mark,
    ...change
  }: Partial<Parameters<typeof modelResult>[0]> & {
    samples?: readonly Sample[];
    passMark?: number;
  } = {},
) {
  const input = planInput({ samples: 20, repeats: 1 });
  const [candidate] = input.candidates;
  const candidates = [{ ...candidate!, finished: ended }];
  const catalog = change.catalog ?? loadCatalog();
  const at = new Date('2026-11-24T12:00:00Z');
  const own = change.candidate ?? spec.candidates[0]!;
  const needed = mark ?? passMark({ ...input, continuous });
  const trials = { spec, candidate: own, samples: tested, ended, passMark: needed, catalog, at };
  return modelResult({
    spec,
    figures: candidateFigures(trials),
    spend: 0.5,
    expected: [
      {
        model: modelOf(loadCatalog(), spec.candidates[0]!),
        share: 1,
        inputTokens: 100_000,
        outputTokens: 0,
      },
    ],
    stopMessage,
    candidate: own,
    finding: findingsOf({ ...input, candidates, continuous })[0]!,
    simulated: false,
    catalog,
    chosenPrice: LIST_PRICE,
    at,
    ...change,
  });
}
