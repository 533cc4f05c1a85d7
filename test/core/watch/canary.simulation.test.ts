import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { CANARY_SAMPLES, canaryAlarm } from '../../../src/core/watch/canary.ts';

const WEEKS = 26;

describe('a canary', () => {
  it('says how many of the last samples were right', () => {
    const weeks = [
      Array(20).fill(1),
      [...Array(13).fill(1), ...Array(7).fill(0)],
      [...Array(11).fill(1), ...Array(9).fill(0)],
    ];
    expect(canaryAlarm(weeks.slice(0, 1), 0.9)).toBeNull();
    expect(canaryAlarm(weeks, 0.9)).toEqual({ bar: 0.9, passed: 11, of: 20 });
  });

  it('is silent before its first week', () => {
    expect(canaryAlarm([], 0.9)).toBeNull();
  });

  // money.md G asks for at least: .80 found in 91% (median week 5), .70 in all (week 2), .85 in 17%; at most .9% false.
  it.each([
    { rate: 0.97, least: 0, most: 0, median: null },
    { rate: 0.95, least: 0, most: 0.002, median: null },
    { rate: 0.9, least: 0, most: 0.025, median: null },
    { rate: 0.85, least: 0.6, most: 0.9, median: null },
    { rate: 0.8, least: 0.97, most: 1, median: 5 },
    { rate: 0.7, least: 1, most: 1, median: 2 },
  ])(
    'of a model that is right at $rate, proven at .9, alarms within 26 weeks in $least to $most',
    ({ rate, least, most, median }) => {
      const found = simulate(rate, 400);
      const share = found.filter((week) => week !== null).length / found.length;
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
      if (median !== null) {
        const weeks = found.flatMap((week) => week ?? []).sort((a, b) => a - b);
        expect(weeks[Math.floor(weeks.length / 2)]).toBe(median);
      }
    },
  );
});

/** The week of each canary's alarm; null where there is none in 26. */
function simulate(rate: number, canaries: number): (number | null)[] {
  const generator = xoroshiro128plus(20_261_123);
  const week = () =>
    Array.from({ length: CANARY_SAMPLES }, () => (uniformFloat64(generator) < rate ? 1 : 0));
  return Array.from({ length: canaries }, () => {
    const weeks: number[][] = [];
    while (weeks.length < WEEKS) {
      weeks.push(week());
      if (canaryAlarm(weeks, 0.9)) return weeks.length;
    }
    return null;
  });
}
