import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/core/stats/holm.ts';
import { signTest } from '../../../src/core/stats/sign-test.ts';

describe('the sign test', () => {
  // binom.test(b, b + w, alternative = "greater") of R
  it.each([
    { better: 6, worse: 0, p: 1 / 64 },
    { better: 7, worse: 1, p: 9 / 256 },
    { better: 4, worse: 1, p: 6 / 32 },
    { better: 0, worse: 3, p: 1 },
    { better: 0, worse: 0, p: 1 },
    { better: 2, worse: 2, p: 11 / 16 },
  ])('of $better for the better and $worse for the worse is $p', ({ better, worse, p }) => {
    expect(signTest(better, worse)).toBeCloseTo(p, 12);
  });
});

describe('Holm’s correction', () => {
  // p.adjust(c(.01, .04, .03, .005), "holm") of R
  it('multiplies by the tests that are left, and never falls below a smaller one', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, index) => {
      expect(adjusted[index]).toBeCloseTo(p, 12);
    });
  });

  it('is at most 1, and nothing of nothing', () => {
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
