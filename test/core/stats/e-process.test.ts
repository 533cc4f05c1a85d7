import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bettingFailures,
  eProcess,
  pairedEProcess,
  peakEvidence,
} from '../../../src/core/stats/e-process.ts';

const passes = (n: number) => Array<number>(n).fill(1);

describe('eProcess', () => {
  it('gives the regression value of stats.md 5: 40 passes against 0.9', () => {
    expect(eProcess(passes(40), 0.9).above).toBeCloseTo(24.6534, 4);
  });

  it('proves 0.9 at 5% with 38 passes in a row, not with 37', () => {
    expect(eProcess(passes(38), 0.9).above).toBeGreaterThanOrEqual(20);
    expect(eProcess(passes(37), 0.9).above).toBeLessThan(20);
  });

  it('stakes as much against a bar: two fails multiply the three bets by 5.5, 7.3 and 9.1 each', () => {
    expect(eProcess([0, 0], 0.9).below).toBeCloseTo((5.5 ** 2 + 7.3 ** 2 + 9.1 ** 2) / 3, 9);
  });

  it('starts from one dollar', () => {
    expect(eProcess([], 0.9)).toEqual({ above: 1, below: 1 });
  });

  it('never owes money, and each score at the bar changes nothing', () => {
    const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (x, bar) => {
        const result = eProcess(x, bar);
        expect(result.above).toBeGreaterThanOrEqual(0);
        expect(result.below).toBeGreaterThanOrEqual(0);
        const more = eProcess([...x, bar], bar);
        expect(more.above).toBeCloseTo(result.above, 6);
      }),
    );
  });

  it.each([0, 1, -0.2, Number.NaN])('refuses a bar of %f', (bar) => {
    expect(() => eProcess([1], bar)).toThrow(RangeError);
  });
});

describe('pairedEProcess', () => {
  it('is the same bet on (difference + 1) / 2 against (1 - margin) / 2', () => {
    const differences = [0, 0, 1, 0, -1, 0, 0, 0, 1, 0];
    const scores = [0.5, 0.5, 1, 0.5, 0, 0.5, 0.5, 0.5, 1, 0.5];
    expect(pairedEProcess(differences, 0.1)).toEqual(eProcess(scores, 0.45));
  });

  it('gathers evidence where two models agree, within the margin', () => {
    const same = Array<number>(200).fill(0);
    expect(pairedEProcess(same, 0.1).above).toBeGreaterThan(20);
  });
});

describe('evidence of samples that are added', () => {
  const flawless = (n: number) => Array<number>(n).fill(1);

  it('proves 90% at 5% with 42 flawless samples and not with 41, as it says beforehand', () => {
    expect(peakEvidence(flawless(42), 0.9)).toBeGreaterThanOrEqual(20);
    expect(peakEvidence(flawless(41), 0.9)).toBeLessThan(20);
    expect([41, 42].map((n) => bettingFailures(n, 0.9, 0.05))).toEqual([-1, 0]);
  });

  it('stays what it came to once, whatever comes later', () => {
    const peak = peakEvidence(flawless(42), 0.9);
    expect(peakEvidence([...flawless(42), 0, 0, 0, 1], 0.9)).toBe(peak);
    expect(peakEvidence([], 0.9)).toBe(0);
  });

  it('allows as many failures as its wealth at the end bears, in any order', () => {
    for (const [n, alpha] of [
      [100, 0.05],
      [200, 0.003],
      [400, 0.001],
    ] as const) {
      const allowed = bettingFailures(n, 0.9, alpha);
      const failing = (failures: number) => [
        ...Array<number>(failures).fill(0),
        ...flawless(n - failures),
      ];
      expect(peakEvidence(failing(allowed), 0.9)).toBeGreaterThanOrEqual(1 / alpha);
      expect(peakEvidence(failing(allowed + 1), 0.9)).toBeLessThan(1 / alpha);
    }
  });

  it('asks for a bar between 0 and 1', () => {
    expect(() => peakEvidence([1], 1)).toThrow(RangeError);
    expect(() => bettingFailures(1, 0, 0.05)).toThrow(RangeError);
  });
});

it('5,000 samples that are all right or all wrong are evidence that JSON holds', () => {
  for (const score of [0, 1]) {
    const evidence = eProcess(Array(5_000).fill(score), 0.5);
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
    expect(Math.max(evidence.above, evidence.below)).toBe(1e100);
  }
});
