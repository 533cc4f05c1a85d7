import { candidateLabel } from '../catalog/candidate-label.ts';
import { modelOf } from '../catalog/find-model.ts';
import type { Result } from '../result/result.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import { pairReport } from '../why/cascade/pair-report.ts';
import { type EndedRecord, storedTrialsOf } from './stored-trials-of.ts';

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
  const { cascades } = pairReport(
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
  return { ...result, cascades: [...cascades] };
}
