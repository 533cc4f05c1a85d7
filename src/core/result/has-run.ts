import type { ModelResult } from './result.ts';
import { isInTable } from './result-rows.ts';

/** Returns whether there is something to say of a model: it was called, for more than its price, or must be warned of. */
export function hasRun(model: ModelResult): boolean {
  const { trials, missing, warnings } = model;
  const isTried = isInTable(model) || trials + missing > 1;
  return (isTried && trials + missing > 0) || warnings.length > 0;
}
