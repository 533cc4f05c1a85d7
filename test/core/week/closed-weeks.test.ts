import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueWeeks,
  newestDueWeek,
  type WeeklyTime,
  weeksUntil,
} from '../../../src/core/week/closed-weeks.ts';

const AMSTERDAM: WeeklyTime = { timeZone: 'Europe/Amsterdam', day: 1, hour: 9 };
const NEW_YORK: WeeklyTime = { timeZone: 'America/New_York', day: 1, hour: 9 };
const HOUR = 3_600_000;

describe('the newest due week', () => {
  it.each([
    {
      name: 'a second before Monday 09:00 it is the week before',
      at: '2026-11-23T07:59:59Z',
      week: '2026-W46',
    },
    {
      name: 'at Monday 09:00 it is the week that ended',
      at: '2026-11-23T08:00:00Z',
      week: '2026-W47',
    },
    { name: 'on Sunday it is still the same', at: '2026-11-29T22:59:59Z', week: '2026-W47' },
    { name: 'year end: week 53 of 2026', at: '2027-01-04T08:00:00Z', week: '2026-W53' },
    { name: 'the first week of 2027', at: '2027-01-11T08:00:00Z', week: '2027-W01' },
    { name: 'clocks go forward: 09:00 is 07:00 UTC', at: '2026-03-30T07:00:00Z', week: '2026-W13' },
    {
      name: 'clocks go forward: an hour earlier not yet',
      at: '2026-03-30T06:59:59Z',
      week: '2026-W12',
    },
    { name: 'clocks go back: 09:00 is 08:00 UTC', at: '2026-10-26T08:00:00Z', week: '2026-W43' },
    { name: 'clocks go back: not at 07:00 UTC', at: '2026-10-26T07:00:00Z', week: '2026-W42' },
  ])('$name', ({ at, week }) => {
    expect(newestDueWeek(new Date(at), AMSTERDAM).name).toBe(week);
  });

  it('on another day the week has still ended on Monday', () => {
    const friday = { ...AMSTERDAM, day: 5, hour: 17 };
    expect(newestDueWeek(new Date('2026-11-27T15:59:59Z'), friday).name).toBe('2026-W46');
    expect(newestDueWeek(new Date('2026-11-27T16:00:00Z'), friday).name).toBe('2026-W47');
  });

  it.each([
    { name: 'clocks go forward', at: '2026-03-30T12:00:00Z', time: AMSTERDAM, hours: 167 },
    { name: 'clocks go back', at: '2026-10-26T12:00:00Z', time: AMSTERDAM, hours: 169 },
    { name: 'no change', at: '2026-11-23T12:00:00Z', time: AMSTERDAM, hours: 168 },
    {
      name: 'New York changes a week later',
      at: '2026-11-02T20:00:00Z',
      time: NEW_YORK,
      hours: 169,
    },
  ])('has $hours hours: $name', ({ at, time, hours }) => {
    const { start, end } = newestDueWeek(new Date(at), time);
    expect((end.getTime() - start.getTime()) / HOUR).toBe(hours);
  });

  it('an hour that a clock change leaves out comes an hour later', () => {
    const sunday = { ...AMSTERDAM, day: 7, hour: 2 };
    expect(newestDueWeek(new Date('2026-03-29T00:59:59Z'), sunday).name).toBe('2026-W11');
    expect(newestDueWeek(new Date('2026-03-29T01:00:00Z'), sunday).name).toBe('2026-W12');
  });

  it('never ends later than now, in any zone, on any day, at any hour, and weeks join without a gap', () => {
    const zones = [
      'UTC',
      'Europe/Amsterdam',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Chatham',
      'America/Santiago',
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        (at, timeZone, day, hour) => {
          const week = newestDueWeek(at, { timeZone, day, hour });
          expect(week.end <= at).toBe(true);
          expect(at.getTime() - week.end.getTime()).toBeLessThan(15 * 24 * HOUR);
          const weeks = weeksUntil(week, 8, timeZone);
          expect(weeks.at(-1)).toEqual(week);
          weeks.slice(1).forEach(({ start }, index) => {
            expect(start).toEqual(weeks[index]!.end);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('due weeks', () => {
  it('are those that ended since the digest was turned on, oldest first', () => {
    const weeks = dueWeeks(
      new Date('2026-11-23T08:00:00Z'),
      new Date('2026-11-05T10:00:00Z'),
      AMSTERDAM,
      8,
    );
    expect(weeks.map(({ name }) => name)).toEqual(['2026-W45', '2026-W46', '2026-W47']);
  });

  it('are the newest ones where there are more', () => {
    const weeks = dueWeeks(new Date('2026-11-23T08:00:00Z'), new Date('2020-01-01'), AMSTERDAM, 2);
    expect(weeks.map(({ name }) => name)).toEqual(['2026-W46', '2026-W47']);
  });

  it('are none in the first days', () => {
    const now = new Date('2026-11-24T08:00:00Z');
    expect(dueWeeks(now, now, AMSTERDAM, 8)).toEqual([]);
  });
});
