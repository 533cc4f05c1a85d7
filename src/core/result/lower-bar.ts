import type { Result } from './schema/result.ts';

const STEP = 0.05;

/**
 * Returns the bar that the best model of a result would probably be proven at: the lower end of its
 * interval, rounded down to 5 points. null for a relative bar, and where no lower one is left.
 */
export function lowerBar({ models, evaluation: { bar } }: Result): number | null {
  if (typeof bar !== 'number') return null;
  const least = Math.max(...models.map(({ atLeast }) => atLeast ?? 0));
  const lower = Math.floor(least / STEP + 1e-9) * STEP;
  return lower > 0 && lower < bar ? Number(lower.toFixed(2)) : null;
}
