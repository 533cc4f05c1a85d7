import type { ModelResult } from './result.ts';

/** Returns whether there is something to say of a model: it was called, or must be warned of. */
export function hasRun({ trials, missing, warnings }: ModelResult): boolean {
  return trials > 0 || missing > 0 || warnings.length > 0;
}
