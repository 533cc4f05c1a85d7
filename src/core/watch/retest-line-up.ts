import { findModel, isRetired, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import type { Candidate, EvaluationSpec } from '../evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import { cheaperModels } from './cheaper-models.ts';
import type { WatchedPick } from './watched-pick.ts';

/** Of those proven the last time, and of newcomers, so many. */
const PROVEN = 2;
const NEWCOMERS = 3;

/**
 * The candidates that test a pick again: the pick itself while it answers, what its provider recommends
 * where it retires, the two cheapest others proven the last time, the reference of a relative bar, and
 * the cheapest models that the last line-up did not have. Those of the last time keep their settings.
 */
export function retestLineUp(
  pick: WatchedPick,
  {
    spec,
    result,
    catalog: listed,
    at,
  }: {
    spec: EvaluationSpec;
    result: Result;
    catalog: Catalog;
    at: Date;
  },
): Candidate[] {
  const catalog = catalogWith(listed, spec.ownModels);
  const model = findModel(catalog, pick.catalogName);
  const replacement = model?.retires ? model.replacedBy : null;
  const proven = result.models
    .filter(({ verdict, candidate: name }) => verdict === 'proven' && name !== pick.model)
    .slice(0, PROVEN)
    .map(({ candidate: name }) => name);
  const reference = spec.bar.kind === 'relative' && spec.bar.of ? [spec.bar.of] : [];
  const newcomers = cheaperModels(pick, catalog, at)
    .slice(0, NEWCOMERS)
    .map(({ model: newcomer }) => newcomer.name);
  const names = [
    pick.model,
    ...(replacement ? [replacement] : []),
    ...proven,
    ...reference,
    ...newcomers,
  ];
  return [...new Set(names)].flatMap((name) => candidateOf(name, spec, catalog, at) ?? []);
}

/** null for a model that has retired or is not listed. */
function candidateOf(
  name: string,
  spec: EvaluationSpec,
  catalog: Catalog,
  at: Date,
): Candidate | null {
  const before = spec.candidates.find((candidate) => candidate.name === name);
  if (before) {
    const model = modelOf(catalog, before);
    return model && !isRetired(model, at) ? before : null;
  }
  const resolved = resolveCandidate(catalog, name, at);
  return 'message' in resolved ? null : resolved.candidate;
}
