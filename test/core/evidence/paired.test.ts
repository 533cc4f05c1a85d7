import fc from 'fast-check';
import { qt } from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';
import type { Clusters } from '../../../src/core/evidence/clusters.ts';
import {
  cautiousPairs,
  differenceBounds,
  differenceProbability,
  type Pair,
  pairAt,
} from '../../../src/core/evidence/paired.ts';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { normalCdf } from '../../../src/core/stats/normal.ts';
import { planInput } from '../plan/play-plan.ts';
import { tangoClustered } from '../stats/tango-clustered.ts';
import { THIRDS_X, THIRDS_Y } from '../stats/vectors.ts';

const Z = 1.959964;
const PASS_FAIL = { continuous: false, theseSamples: false };
const BETWEEN = { continuous: true, theseSamples: false };
const THESE = { continuous: false, theseSamples: true };

function clusters(x: readonly number[], repeats: number): Clusters {
  return {
    x: [...x],
    repeats,
    unit: x.map((_, index) => index),
    r: x.map(() => repeats),
  };
}
const pairOf = (a: readonly number[], b: readonly number[], repeats = 3): Pair => ({
  a: clusters(a, repeats),
  b: clusters(b, repeats),
});

describe('differenceBounds', () => {
  it('are those of tangoClustered for pass/fail scores', () => {
    const { lo, hi } = tangoClustered(THIRDS_X, THIRDS_Y, 3, 3, Z);
    expect(differenceBounds(pairOf(THIRDS_X, THIRDS_Y), Z, PASS_FAIL)).toMatchObject({ lo, hi });
  });

  it('of scores between hold as if one pair more spoke against the claim, from 20 samples on', () => {
    const a = Array.from({ length: 20 }, (_, index) => (index < 11 ? 1 : 0));
    const b = a.map((value) => 1 - value);
    const { lo, d, hi } = differenceBounds(pairOf(a, b, 1), Z, BETWEEN);
    // Eleven differences of 1, nine of -1, and one more of -1: squares around their own mean first.
    const squares = (20 * (1 - 0.1 ** 2)) / 4 + (20 / 21) * 0.55 ** 2;
    const spread = 2 * Math.sqrt((0.0625 + squares / 2) / (12 * 21));
    expect(d).toBeCloseTo(0.1, 9);
    expect(lo).toBeCloseTo(1 / 21 - qt(normalCdf(Z), 24) * spread, 5);
    expect(hi).toBeGreaterThan(d - lo);
  });

  it('are no point where all differences seen are alike: 20 equal scores prove no margin of 1 point', () => {
    const alike = pairOf(Array(20).fill(0.9), Array(20).fill(0.9), 1);
    const { lo, d, hi } = differenceBounds(alike, 1.644854, BETWEEN);
    expect(d).toBe(0);
    // As if one pair of 21 differed by 1 against the claim: 24 degrees of freedom.
    const spread = 2 * Math.sqrt((0.0625 + (20 / 42) * 0.25) / (12 * 21));
    expect(lo).toBeCloseTo(-1 / 21 - qt(0.95, 24) * spread, 5);
    expect(hi).toBeCloseTo(-lo, 9);
  });

  it('say nothing of scores between on fewer than 20 samples, nor without samples', () => {
    const few = pairOf(Array(19).fill(0.9), Array(19).fill(0.2), 1);
    expect(differenceBounds(few, Z, BETWEEN)).toMatchObject({ lo: -1, hi: 1 });
    expect(differenceBounds(pairOf([], []), Z, PASS_FAIL)).toEqual({ lo: -1, hi: 1, d: 0 });
  });

  it('are narrower for these samples only, and hold the difference', () => {
    const these = differenceBounds(pairOf(THIRDS_X, THIRDS_Y), Z, THESE);
    const all = differenceBounds(pairOf(THIRDS_X, THIRDS_Y), Z, PASS_FAIL);
    expect(these.d).toBeCloseTo(all.d, 9);
    expect(these.hi - these.lo).toBeLessThan(all.hi - all.lo);
    expect(these.lo).toBeLessThan(these.d);
    expect(these.hi).toBeGreaterThan(these.d);
  });
});

describe('differenceProbability', () => {
  it('is the level of the one-sided bound that touches the margin', () => {
    const pair = pairOf(THIRDS_X, THIRDS_Y);
    const { lo, hi } = differenceBounds(pair, 1.644854, PASS_FAIL);
    expect(differenceProbability(pair, lo, PASS_FAIL)).toBeCloseTo(0.95, 4);
    expect(differenceProbability(pair, hi, PASS_FAIL)).toBeCloseTo(0.05, 4);
  });

  it('falls as the margin rises, within [0,1]', () => {
    const scores = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 5, maxLength: 40 });
    const margin = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(scores, margin, margin, (rows, one, other) => {
        const pair = pairOf(
          rows.map(([a]) => Number(a)),
          rows.map(([, b]) => Number(b)),
          1,
        );
        const high = differenceProbability(pair, Math.min(one, other), PASS_FAIL);
        const low = differenceProbability(pair, Math.max(one, other), PASS_FAIL);
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a model beside its reference', () => {
  type Scores = readonly (number | null | undefined)[];
  /** The units of two models by their scores on each sample's only repeat; undefined: not asked yet. */
  const studyWith = (a: Scores, b: Scores) => {
    const input = planInput({ samples: a.length, repeats: 1 }, [1, 2]);
    const candidates = input.candidates.map((one, index) => ({
      ...one,
      finished: [a, b][index]!.flatMap((score, sample) =>
        score === undefined ? [] : [{ sample, repeat: 0, score }],
      ),
    }));
    return { ...studyOf({ ...input, candidates }), units: a.map((_, sample) => [sample]) };
  };
  const who = { candidate: 0, reference: 1 };
  const look = (n: number) => ({ n, repeats: 1, reference: 1 });

  it('is seen on the units that both have scores for', () => {
    const study = studyWith([1, null, 0, 1, undefined], [0, 1, 1, null, 1]);
    const { a, b } = pairAt(study, who, look(5));
    expect(a).toEqual({ unit: [0, 2], x: [1, 0], r: [1, 1], repeats: 1 });
    expect(b).toEqual({ unit: [0, 2], x: [0, 1], r: [1, 1], repeats: 1 });
  });

  it('keeps who is whole as it is', () => {
    const { a, b } = pairAt(studyWith([1, 0, 1], [1, 1, null]), who, look(2));
    expect([a.x, b.x]).toEqual([
      [1, 0],
      [1, 1],
    ]);
    const { a: fewer } = pairAt(studyWith([1, 0, 1], [1, 1, null]), who, look(3));
    expect(fewer).toMatchObject({ unit: [0, 1], x: [1, 0] });
  });

  it('is seen on no unit where they share none', () => {
    const { a, b } = pairAt(studyWith([1, null], [null, 1]), who, look(2));
    const none = { unit: [], x: [], r: [], repeats: 1 };
    expect({ a, b }).toEqual({ a: none, b: none });
  });

  it('counts the repeats that are left', () => {
    const input = planInput({ samples: 3, repeats: 2 }, [1, 2]);
    const trials = [0, 1, 2].flatMap((sample) => [
      { sample, repeat: 0, score: 1 },
      { sample, repeat: 1, score: sample === 0 ? null : 0 },
    ]);
    const [first, second] = input.candidates;
    const candidates = [
      { ...first!, finished: trials },
      { ...second!, finished: trials.filter(({ sample }) => sample < 2) },
    ];
    const study = { ...studyOf({ ...input, candidates }), units: [[0], [1], [2]] };
    const { a } = pairAt(study, who, { n: 3, repeats: 2, reference: 2 });
    expect(a).toEqual({ unit: [0, 1], x: [1, 0.5], r: [1, 2], repeats: 2 / (1 + 1 / 2) });
  });

  it('takes what is missing against each claim where it is more than 5% of either’s', () => {
    const lost = (count: number) => Array.from({ length: 40 }, (_, at) => (at < count ? null : 1));
    const full = Array<number>(40).fill(1);
    const shares = (a: Scores, b: Scores) => {
      const { forLow, forHigh } = cautiousPairs(studyWith(a, b), who, look(40));
      const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;
      return [forLow.a, forLow.b, forHigh.a, forHigh.b].map(({ x }) => mean(x));
    };
    expect(shares(lost(2), full)).toEqual([1, 1, 1, 1]);
    expect(shares(lost(3), full)).toEqual([37 / 40, 1, 1, 1]);
    expect(shares(full, lost(3))).toEqual([1, 1, 1, 37 / 40]);
  });
});
