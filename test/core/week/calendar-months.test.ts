import { describe, expect, it } from 'vitest';
import { monthsBetween, monthToDate } from '../../../src/core/week/calendar-months.ts';

describe('the month to date', () => {
  it('is over as far as its last whole day of the zone', () => {
    expect(monthToDate(new Date('2026-11-23T08:00:00Z'), 'Europe/Amsterdam')).toEqual({
      name: '2026-11',
      start: new Date('2026-10-31T23:00:00Z'),
      end: new Date('2026-11-30T23:00:00Z'),
      days: 30,
      daysOver: 22,
      overUntil: new Date('2026-11-22T23:00:00Z'),
    });
  });

  it('on the first of a month is the whole month before', () => {
    const { name, start, end, days, daysOver, overUntil } = monthToDate(
      new Date('2027-01-01T09:00:00Z'),
      'Europe/Amsterdam',
    );
    expect(overUntil).toEqual(end);
    expect([name, start.toISOString(), end.toISOString(), days, daysOver]).toEqual([
      '2026-12',
      '2026-11-30T23:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
      31,
      31,
    ]);
  });
});

describe('the months between two moments', () => {
  it('begin where the clocks of the zone say', () => {
    const first = new Date('2026-10-31T23:30:00Z');
    const last = new Date('2026-12-31T23:00:00Z');
    const names = (timeZone: string) =>
      monthsBetween(first, last, timeZone).map(({ name, start }) => [name, start.toISOString()]);
    expect(names('UTC')).toEqual([
      ['2026-10', '2026-10-01T00:00:00.000Z'],
      ['2026-11', '2026-11-01T00:00:00.000Z'],
      ['2026-12', '2026-12-01T00:00:00.000Z'],
    ]);
    expect(names('Europe/Amsterdam')).toEqual([
      ['2026-11', '2026-10-31T23:00:00.000Z'],
      ['2026-12', '2026-11-30T23:00:00.000Z'],
      ['2027-01', '2026-12-31T23:00:00.000Z'],
    ]);
  });

  it('are one where both lie in it', () => {
    const at = new Date('2026-11-26T12:00:00Z');
    expect(monthsBetween(at, at, 'UTC').map(({ name }) => name)).toEqual(['2026-11']);
  });
});
