import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import type { EvaluationRequest } from '../evaluation.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import { callPrices } from './call-prices.ts';
import type { Estimate } from './estimate.ts';
import { estimateOf } from './estimate-of.ts';
import { knownFrom } from './known-sizes.ts';
import { longSampleWords } from './long-samples.ts';

/** Returns what a request can show and may cost at the prices of `at`, before anything is spent. */
export function estimateRequest(
  { spec, samples }: EvaluationRequest,
  catalog: Catalog,
  at: Date,
  known = knownFrom(spec),
): Estimate {
  const listed = catalogWith(catalog, spec.ownModels);
  const { candidates, judge } = callPrices({ spec, samples, catalog: listed, at, known });
  const basis = longSampleWords({ spec, samples }, { catalog: listed, at, known });
  const estimate = estimateOf({
    spec,
    samples: samples.length,
    groups: samples.map(({ group }) => group),
    continuous: isContinuous(spec.scorer),
    candidates,
    judge,
  });
  return { ...estimate, basis };
}
