import { describe, expect, it } from 'vitest';
import { claimOf } from '../../../src/core/evidence/claim.ts';
import type { Clusters } from '../../../src/core/evidence/clusters.ts';
import { TWO_SIDED_95, Z95 } from '../../../src/core/stats/levels.ts';
import { nigBounds, nigInterval } from '../../../src/core/stats/nig.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { wilsonClustered } from '../../../src/core/stats/wilson-clustered.ts';

const clusters = (x: readonly number[], repeats: number): Clusters => ({
  unit: x.map((_, index) => index),
  x,
  r: x.map(() => repeats),
  repeats,
});
const range = ({ lo, hi }: { lo: number; hi: number }) => [lo, hi];

describe('what scores say of a rate', () => {
  const x = [...Array<number>(17).fill(1), 2 / 3, 1 / 3, 0];
  const kind = { continuous: false, theseSamples: false };

  it('is Wilson’s interval by sample for new inputs, and over all trials for these samples', () => {
    const claim = claimOf(clusters(x, 3), kind)!;
    const rate = 18 / 20;
    expect(claim.interval).toEqual(range(wilsonClustered(x, 3, TWO_SIDED_95)));
    expect(claim.new90).toEqual(range(wilsonClustered(x, 3, Z95)));
    expect(claim.theseSamplesInterval[0]).toBeCloseTo(wilson(rate, 60, TWO_SIDED_95).lo, 9);
    expect(claim.theseSamplesInterval[1]).toBeCloseTo(wilson(rate, 60, TWO_SIDED_95).hi, 9);
    expect(claim.these90[0]).toBeCloseTo(wilson(rate, 60, Z95).lo, 9);
  });

  it('is claimed with 95% for what the evaluation is about', () => {
    const about = (theseSamples: boolean) => claimOf(clusters(x, 3), { ...kind, theseSamples })!;
    expect(about(false).interval90).toEqual(about(false).new90);
    expect(about(true).interval90).toEqual(about(true).these90);
  });

  it('is none without scores', () => {
    expect(claimOf(clusters([], 1), kind)).toBeNull();
  });
});

describe('what scores between 0 and 1 say of it', () => {
  const x = [0.8, 0.9, 0.7, 1, 0.85, 0.95, 0.6, 0.9, 0.75, 0.8];
  const kind = { continuous: true, theseSamples: false };

  it('is the posterior’s interval, whose claimed end holds for any shape of scores', () => {
    const claim = claimOf(clusters(x, 1), kind)!;
    expect(claim.interval).toEqual(range(nigInterval(x, 0.95)));
    expect(claim.new90).toEqual([nigBounds(x, Z95).lo, nigInterval(x, 0.9).hi]);
    expect(claim.interval90).toEqual(claim.new90);
  });

  it('is never less sure of exactly these samples', () => {
    for (const repeats of [1, 20]) {
      const claim = claimOf(clusters(x, repeats), kind)!;
      const plain = wilson(0.825, 10 * repeats, TWO_SIDED_95);
      const [lo, hi] = claim.theseSamplesInterval;
      expect(lo).toBeCloseTo(Math.max(plain.lo, claim.interval[0]), 9);
      expect(hi).toBeCloseTo(Math.min(plain.hi, claim.interval[1]), 9);
    }
  });
});
