import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import type { Effort } from '../effort.ts';
import type { Candidate } from '../evaluation.ts';
import { nextEfforts } from './arms.ts';

/**
 * Returns a candidate with its recipe at the next two efforts above its own, lower first; [] where there
 * are none.
 */
export function higherEfforts(
  candidate: Candidate,
  { catalog, at }: { catalog: Catalog; at: Date },
): { effort: Effort; candidate: Candidate }[] {
  const model = modelOf(catalog, candidate);
  if (!model) return [];
  return nextEfforts(model, candidate.effort).flatMap((effort) => {
    const { maxOutputTokens, temperature } = candidate;
    const entry = { model: `${model.name}@${effort}`, maxOutputTokens };
    const settings = temperature === null ? entry : { ...entry, temperature };
    const resolved = resolveCandidate(catalog, settings, at);
    if ('message' in resolved) return [];
    const recipe = candidate.recipe ? { recipe: candidate.recipe } : {};
    const name = nameAt(candidate, effort, resolved.candidate.name);
    return [{ effort, candidate: { ...resolved.candidate, ...recipe, name } }];
  });
}

/** Its recipe stays in its name; the name that a person gave it is followed by the effort. */
function nameAt({ name, provider, model, effort }: Candidate, higher: Effort, plain: string) {
  const own = effort === null ? `${provider}/${model}` : `${provider}/${model}@${effort}`;
  return name.startsWith(own) ? `${plain}${name.slice(own.length)}` : `${name} @${higher}`;
}
