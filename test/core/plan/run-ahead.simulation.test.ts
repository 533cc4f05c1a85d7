import { describe, expect, it } from 'vitest';
import { measureCell, scenariosOf } from '../../../bench/decisions/measure.ts';

/** Two settings of the benchmark in every scenario: few samples and a low bar, many and a high one. */
const SETTINGS = [
  { samples: 30, rate: 0.8 },
  { samples: 100, rate: 0.9 },
];

describe('what running ahead costs', () => {
  it.each(SETTINGS)(
    'is at most 5% more, with $samples samples and a bar of $rate',
    ({ samples, rate }) => {
      const bar = { kind: 'absolute', rate } as const;
      const cells = scenariosOf(bar).map((_, scenario) =>
        measureCell({ bar, samples, scenario, design: 'adaptive', evaluations: 40 }),
      );
      for (const { name, ahead } of cells) expect(ahead, name).toBeLessThanOrEqual(0.05);
      expect(Math.max(...cells.map(({ ahead }) => ahead))).toBeGreaterThan(0);
    },
  );
});
