import { askedOnceTest, EXACT_UNITS } from '../../src/core/plan/asked-once.ts';
import type { Pace } from '../../src/core/plan/plan-memory.ts';
import { ALPHA } from '../../src/core/stats/levels.ts';
import { walk } from '../../src/core/stats/optimal-test.ts';

export interface WorstErrors {
  /** The highest chance, over all sizes, that a model at the bar is proven; exact, not simulated. */
  worst: number;
  size: number;
  /** Tests that were walked through. */
  cells: number;
}

/** Walks through the exact test of every size at one bar and pace, as it is shipped. */
export function worstErrors({ bar, pace }: { bar: number; pace: Pace }): WorstErrors {
  const found: WorstErrors = { worst: 0, size: 0, cells: 0 };
  for (let size = EXACT_UNITS.least; size <= EXACT_UNITS.most; size++) {
    const test = askedOnceTest(size, bar, ALPHA, pace);
    if (!test) continue;
    const { proven } = walk(test, bar);
    found.cells += 1;
    if (proven <= found.worst) continue;
    found.worst = proven;
    found.size = size;
  }
  return found;
}
