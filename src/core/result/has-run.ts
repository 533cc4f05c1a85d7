import type { ModelResult } from './schema/result.ts';
import { isInTable } from './words/result-rows.ts';

/** Returns whether a model was called for more than its price: of a pilot alone only the cost is shown. */
export function isTried(model: ModelResult): boolean {
  const calls = model.trials + model.missing;
  return calls > 1 || (calls > 0 && isInTable(model));
}

/** Returns whether there is something to say of a model: it was tried, or must be warned of. */
export function hasRun(model: ModelResult): boolean {
  return isTried(model) || model.warnings.length > 0;
}
