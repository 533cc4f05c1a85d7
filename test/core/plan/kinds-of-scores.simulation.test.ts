import { describe, expect, it } from 'vitest';
import { measureBetween, SHAPES } from '../../../bench/decisions/between.ts';

describe('the error of the plan for scores between 0 and 1, by seeded simulation', () => {
  it.each(SHAPES)('is at most 6% where scores are: $name', (shape) => {
    const bar = { kind: 'absolute', rate: 0.9 } as const;
    const facts = { bar, samples: 50, evaluations: 60 };
    expect(measureBetween(shape, facts).falselyProven).toBeLessThanOrEqual(0.06);
  });
});
