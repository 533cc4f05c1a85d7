import { describe, expect, it } from 'vitest';
import { measureCell } from '../../../bench/decisions/measure.ts';

describe('the error of the plan, by seeded simulation', () => {
  it('is at most 6% for a candidate a hair below the bar', () => {
    const bar = { kind: 'absolute', rate: 0.8 } as const;
    const cell = { bar, samples: 50, scenario: 4, design: 'adaptive', evaluations: 150 } as const;
    const { name, tested, falselyProven } = measureCell(cell);
    expect(name).toMatch(/^E /);
    expect(tested).toBeGreaterThan(500);
    expect(falselyProven / tested).toBeLessThanOrEqual(0.06);
    expect(falselyProven).toBeGreaterThan(0);
  });
});
