import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clusters } from '../../../src/core/evidence/clusters.ts';
import {
  bestEvidence,
  evidenceAt,
  evidenceOf,
  FEW_UNITS,
} from '../../../src/core/evidence/evidence.ts';
import { studyOf } from '../../../src/core/evidence/study.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import { Z95 } from '../../../src/core/stats/levels.ts';
import { nigBounds } from '../../../src/core/stats/nig.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { wilsonClustered } from '../../../src/core/stats/wilson-clustered.ts';
import { planInput } from '../plan/play-plan.ts';

const NEW_INPUTS = { continuous: false, theseSamples: false };

function clustersFrom(passed: readonly number[], repeats: number): Clusters {
  return {
    repeats,
    unit: passed.map((_, index) => index),
    x: passed.map((k) => k / repeats),
    r: passed.map(() => repeats),
  };
}

const outcomes = fc.integer({ min: 1, max: 5 }).chain((repeats) =>
  fc.record({
    repeats: fc.constant(repeats),
    passed: fc.array(fc.oneof(fc.constant(repeats), fc.integer({ min: 0, max: repeats })), {
      minLength: 1,
      maxLength: 60,
    }),
  }),
);
const bars = fc.double({ min: 0.05, max: 0.98, noNaN: true });
const levels = fc.double({ min: 0.2, max: 4, noNaN: true });

/** Whether two numbers are too near to tell which side of each other they lie. */
const alike = (a: number, b: number) => Math.abs(a - b) < 1e-6;

describe('evidence against a bar', () => {
  it('passes z exactly when the interval’s bound clears the bar (stats.md 2.2)', () => {
    fc.assert(
      fc.property(outcomes, bars, levels, ({ passed, repeats }, bar, z) => {
        const clusters = clustersFrom(passed, repeats);
        const { above, below } = evidenceOf(clusters, bar, NEW_INPUTS);
        const { lo, hi } = wilsonClustered(clusters.x, repeats, z);
        if (!alike(lo, bar)) expect(above >= z).toBe(lo >= bar);
        if (!alike(hi, bar) && passed.length >= FEW_UNITS) expect(below >= z).toBe(hi <= bar);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [[0], false],
    [[0, 0], true],
    [[0, 1], false],
    [[0, 0, 1], true],
    [[0, 0, 1, 1], false],
  ])('is that of the exact tail below, for as few units as %j', (passed, isOut) => {
    const { below } = evidenceOf(clustersFrom(passed, 1), 0.9, NEW_INPUTS);
    expect(below >= Z95).toBe(isOut);
  });

  it('is that of plain Wilson on all trials, for these samples only', () => {
    fc.assert(
      fc.property(outcomes, bars, levels, ({ passed, repeats }, bar, z) => {
        const clusters = clustersFrom(passed, repeats);
        const { above } = evidenceOf(clusters, bar, { continuous: false, theseSamples: true });
        const rate = passed.reduce((sum, k) => sum + k, 0) / (passed.length * repeats);
        const { lo } = wilson(rate, passed.length * repeats, z);
        if (!alike(lo, bar)) expect(above >= z).toBe(lo >= bar);
      }),
    );
  });

  it('is that of the bounds that hold for any shape, for scores between 0 and 1', () => {
    const x = [0.8, 0.9, 0.7, 1, 0.85, 0.95, 0.6, 0.9, 0.75, 0.8];
    const clusters = { unit: x.map((_, index) => index), x, r: x.map(() => 1), repeats: 1 };
    const { above, below } = evidenceOf(clusters, 0.7, { continuous: true, theseSamples: false });
    expect(nigBounds(x, above).lo).toBeCloseTo(0.7, 6);
    expect(below).toBeLessThan(0);
    const under = evidenceOf(clusters, 0.9, { continuous: true, theseSamples: false });
    expect(nigBounds(x, under.below).hi).toBeCloseTo(0.9, 6);
  });

  it('is none without samples, and finite at a bar of 0 or 1', () => {
    expect(evidenceOf(clustersFrom([], 1), 0.9, NEW_INPUTS)).toEqual({ above: 0, below: 0 });
    for (const bar of [0, 1]) {
      const { above, below } = evidenceOf(clustersFrom([1, 1, 0, 1], 1), bar, NEW_INPUTS);
      expect(Number.isFinite(above) && Number.isFinite(below)).toBe(true);
    }
  });
});

describe('evidence with missing trials', () => {
  const extent = { n: 40, repeats: 1 };
  const withScores = (scoreOf: (sample: number) => number | null): PlanInput => {
    const input = planInput();
    const finished = Array.from({ length: 40 }, (_, sample) => ({
      sample,
      repeat: 0,
      score: scoreOf(sample),
    }));
    return {
      ...input,
      candidates: input.candidates.map((one, index) => (index === 0 ? { ...one, finished } : one)),
    };
  };
  const evidence = (scoreOf: (sample: number) => number | null) =>
    evidenceAt(studyOf(withScores(scoreOf)), 0, extent, 0.8);

  it('leaves up to 5% of them out', () => {
    const two = evidence((sample) => (sample < 2 ? null : 1));
    const { above } = evidenceOf(clustersFrom(Array(38).fill(1), 1), 0.8, NEW_INPUTS);
    expect(two.above).toBeCloseTo(above, 9);
  });

  it('counts more of them as wrong for the claim, and as right against it', () => {
    const three = evidence((sample) => (sample < 3 ? null : 1));
    const asWrong = evidence((sample) => (sample < 3 ? 0 : 1));
    const asRight = evidence(() => 1);
    expect(three.above).toBeCloseTo(asWrong.above, 9);
    expect(three.below).toBeCloseTo(asRight.below, 9);
  });

  it('is at best that of a flawless rest', () => {
    const study = studyOf(withScores(() => 0));
    const best = bestEvidence(study, 0, { extent, known: { n: 10, repeats: 1 } }, 0.8);
    const scores = [...Array<number>(10).fill(0), ...Array<number>(30).fill(1)];
    expect(best.above).toBeCloseTo(evidenceOf(clustersFrom(scores, 1), 0.8, NEW_INPUTS).above, 9);
  });
});

describe('evidence of repeats', () => {
  it('is never better than that of as many samples, all right or all wrong', () => {
    const perfect = (passed: number) =>
      evidenceOf({ ...clustersFrom(Array(20).fill(passed), 1), repeats: 50 }, 0.8, NEW_INPUTS);
    expect(perfect(1).above).toBeCloseTo(Math.sqrt(20 * (0.2 / 0.8)), 9);
    expect(perfect(0).below).toBeCloseTo(Math.sqrt(20 * (0.8 / 0.2)), 9);
  });
});
