import { candidateLabel } from '../catalog/candidate-label.ts';
import { modelOf } from '../catalog/find-model.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import { sameAnswer } from '../scoring/same-answer.ts';
import { pairReport } from '../why/cascade/pair-report.ts';
import { type EndedRecord, storedTrialsOf } from './stored-trials-of.ts';

type Pair = NonNullable<Result['pairToTest']>;

/**
 * Returns a result with the pairs of models that would do the job for less than the cheapest proven
 * candidate, by the trials that are stored (recipes.md B); as it is for a relative bar, or where
 * nobody is proven. It takes seconds for huge evaluations: once, when one has ended.
 */
export function withCascades(record: EndedRecord): Result {
  const { result, prepared } = record;
  const { spec, catalog } = prepared;
  if (spec.bar.kind === 'relative') return result;
  const cheapest = result.models.find(({ verdict }) => verdict === 'proven');
  const proven = spec.candidates.findIndex(({ name }) => name === cheapest?.candidate);
  const { cascades, note, toAsk } = pairReport(
    {
      stored: storedTrialsOf(record),
      bar: spec.bar.rate,
      kind: {
        continuous: isContinuous(spec.scorer),
        theseSamples: spec.estimand === 'these-samples',
      },
      proven: proven < 0 ? null : proven,
    },
    {
      labels: spec.candidates.map((one) => candidateLabel(modelOf(catalog, one), one)),
      volume: spec.volume,
    },
  );
  const pairs = cascades.flatMap((cascade) => {
    const { first, second: to, beside, when, of, agree } = cascade;
    return beside === null && agree === of ? [{ first, to, when, of }] : [];
  });
  const unknown = toAsk && { first: toAsk.first, to: toAsk.second, ...gateFor(spec) };
  return {
    ...result,
    cascades: [...cascades],
    cascadeNote: note,
    pairToTest: [...pairs, ...(unknown ? [unknown] : [])].find(isPlainIn(spec)) ?? null,
  };
}

/** How a pair is asked that nothing is known of: the answers of the first are compared where they can be. */
function gateFor({ scorer }: EvaluationSpec): Pick<Pair, 'when' | 'of'> {
  return sameAnswer(scorer) === null ? { when: 'unreadable', of: 1 } : { when: 'disagree', of: 3 };
}

/** A recipe of two models has room for no other recipe in it. */
function isPlainIn({ candidates }: EvaluationSpec) {
  const isPlain = (name: string) =>
    candidates.some((candidate) => candidate.name === name && candidate.recipe === undefined);
  return ({ first, to }: Pair) => isPlain(first) && isPlain(to);
}
