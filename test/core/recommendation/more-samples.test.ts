import { describe, expect, it } from 'vitest';
import { askedOnceTest } from '../../../src/core/plan/asked-once.ts';
import { moreOfAnswers } from '../../../src/core/recommendation/more-samples.ts';
import { chanceToProve, walk } from '../../../src/core/stats/optimal-test.ts';

describe('how many more answers prove a rate with a chance of 80%', () => {
  it('is few after flawless ones, and many after an error', () => {
    const more = (answers: number, failed: number) =>
      moreOfAnswers({ answers, failed }, 0.8, 'patient');
    expect(more(20, 0)).toBe(5);
    expect(more(20, 1)).toBeGreaterThan(10);
    expect(more(20, 2)).toBeNull();
  });

  it('is no number where the score is too near to the bar', () => {
    expect(moreOfAnswers({ answers: 30, failed: 3 }, 0.9, 'patient')).toBeNull();
    expect(moreOfAnswers({ answers: 30, failed: 3 }, 0.9, null)).toBeNull();
  });

  it('makes fewer than 15 answers at least 15', () => {
    expect(moreOfAnswers({ answers: 4, failed: 0 }, 0.5, null)).toBeGreaterThanOrEqual(11);
  });

  it('takes no fewer where a test looks after every answer', () => {
    for (const [answers, failed] of [
      [28, 1],
      [60, 2],
      [100, 5],
    ] as const) {
      const soFar = { answers, failed };
      const atTheEnd = moreOfAnswers(soFar, 0.9, null) ?? Infinity;
      const onTheWay = moreOfAnswers(soFar, 0.9, 'sparing') ?? Infinity;
      expect(onTheWay).toBeGreaterThanOrEqual(atTheEnd);
    }
  });
});

describe('the chance to end as proven from where a walk stands', () => {
  const test = askedOnceTest(50, 0.9, 0.05, 'patient')!;

  it('is all or nothing at its end', () => {
    expect(chanceToProve(test, { answers: 50, failed: 0 })).toBe(1);
    expect(chanceToProve(test, { answers: 50, failed: 5 })).toBe(0);
  });

  it('is nothing once it was given up, and falls with every error', () => {
    expect(chanceToProve(test, { answers: 20, failed: 9 })).toBe(0);
    const [none, one] = [0, 1].map((failed) => chanceToProve(test, { answers: 25, failed }));
    expect(none).toBeGreaterThan(one!);
    expect(one).toBeGreaterThan(0);
  });

  it('before the first answer is the mean over all rates (Jeffreys’ prior)', () => {
    const steps = 2_000;
    const angles = Array.from(
      { length: steps },
      (_, index) => ((index + 0.5) / steps) * (Math.PI / 2),
    );
    // The sine squared of an even angle has Jeffreys' prior.
    const overRates =
      angles.reduce((sum, angle) => sum + walk(test, Math.sin(angle) ** 2).proven, 0) / steps;
    expect(chanceToProve(test, { answers: 0, failed: 0 })).toBeCloseTo(overRates, 3);
  });
});
