import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { eProcess } from '../../../src/core/stats/e-process.ts';
import { CANARY_SAMPLES, canaryAlarm } from '../../../src/core/watch/canary.ts';

const WEEKS = 26;
const CANARIES = 600;

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

  it.each([
    { rate: 0.97, least: 0, most: 0, median: null },
    { rate: 0.95, least: 0, most: 0.002, median: null },
    { rate: 0.9, least: 0, most: 0.015, median: null },
    { rate: 0.85, least: 0.7, most: 0.8, median: null },
    { rate: 0.8, least: 0.99, most: 1, median: 5 },
    { rate: 0.7, least: 1, most: 1, median: 2 },
  ])(
    'of a model that is right at $rate, proven at .9, alarms within 26 weeks in $least to $most',
    ({ rate, least, most, median }) => {
      const { share, week } = simulate(rate, (weeks) => canaryAlarm(weeks, 0.9) !== null);
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
      if (median !== null) expect(week).toBe(median);
    },
  );

  it.each([0.9, 0.85])(
    'finds as much as bets of .2, .5 and .8 with an alarm at 20, and is as seldom wrong: %s',
    (rate) => {
      const bold = (weeks: number[][]) => eProcess(weeks.flat(), 0.9, [0.2, 0.5, 0.8]).below >= 20;
      const theirs = simulate(rate, bold);
      const ours = simulate(rate, (weeks) => canaryAlarm(weeks, 0.9) !== null);
      if (rate === 0.9) expect(ours.share).toBeLessThanOrEqual(theirs.share + 0.008);
      else expect(ours.share).toBeGreaterThan(theirs.share + 0.05);
    },
  );
});

/** Seeded canaries: the share that alarms within 26 weeks, and the median week in which those do. */
function simulate(
  rate: number,
  alarms: (weeks: number[][]) => boolean,
): { share: number; week: number | undefined } {
  const generator = xoroshiro128plus(20_261_123);
  const week = () =>
    Array.from({ length: CANARY_SAMPLES }, () => (uniformFloat64(generator) < rate ? 1 : 0));
  const found = Array.from({ length: CANARIES }, () => {
    const weeks: number[][] = [];
    while (weeks.length < WEEKS) {
      weeks.push(week());
      if (alarms(weeks)) return [weeks.length];
    }
    return [];
  }).flat();
  found.sort((a, b) => a - b);
  return { share: found.length / CANARIES, week: found[Math.floor(found.length / 2)] };
}
