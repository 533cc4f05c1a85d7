import { describe, expect, it } from 'vitest';
import { uniformSource, worldOf } from '../../../bench/decisions/world.ts';
import { probGoodEnough } from './prob-good-enough.ts';

describe('the probability that the rate is at least the bar', () => {
  it('is calibrated and a little cautious: what it calls 80 to 95% sure is true more often', () => {
    const uniform = uniformSource(11);
    let claims = 0;
    let sum = 0;
    let truths = 0;
    for (let round = 0; round < 800; round++) {
      const rate = 0.5 + 0.5 * uniform();
      const world = worldOf([rate], { samples: 30, repeats: 3 }, uniform);
      const x = Array.from(
        { length: 30 },
        (_, sample) => [0, 1, 2].reduce((s, repeat) => s + world.score(0, sample, repeat), 0) / 3,
      );
      const chance = probGoodEnough(x, Array<number>(30).fill(3), 0.8);
      if (chance < 0.8 || chance > 0.95) continue;
      claims++;
      sum += chance;
      if (rate >= 0.8) truths++;
    }
    expect(claims).toBeGreaterThan(30);
    expect(truths / claims).toBeGreaterThan(sum / claims - 0.08);
  });
});
