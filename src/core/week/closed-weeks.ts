import { Temporal } from 'temporal-polyfill';
import { dayOf, midnight } from './calendar-days.ts';

/** When a workspace gets its digest: a day (1 = Monday to 7 = Sunday) and an hour of its own time zone. */
export interface WeeklyTime {
  /** An IANA name: `Europe/Amsterdam`. */
  timeZone: string;
  day: number;
  hour: number;
}

/** A calendar week of a workspace, Monday 00:00 to Monday 00:00 there: 167, 168 or 169 hours. */
export interface Week {
  /** ISO 8601: `2026-W53`. */
  name: string;
  /** Its Monday there: `2026-12-28`. */
  firstDay: string;
  start: Date;
  /** Exclusive. */
  end: Date;
}

/**
 * The newest week that has ended and whose digest is due at `at`: the first `day` at `hour` after its
 * end has come. An hour that a clock change leaves out comes an hour later, as a wall clock shows it.
 * Throws a RangeError for a time zone that is none.
 */
export function newestDueWeek(at: Date, { timeZone, day, hour }: WeeklyTime): Week {
  const monday = mondayOf(at, timeZone);
  const due = monday.add({ days: day - 1 }).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour }),
  });
  const isDue = due.epochMilliseconds <= at.getTime();
  return weekFrom(monday.subtract({ weeks: isDue ? 1 : 2 }), timeZone);
}

/** `count` weeks, oldest first, the last of which is `week`. */
export function weeksUntil(week: Week, count: number, timeZone: string): Week[] {
  const last = mondayOf(week.start, timeZone);
  return Array.from({ length: count }, (_, index) =>
    weekFrom(last.subtract({ weeks: count - 1 - index }), timeZone),
  );
}

/** The weeks whose digest is due at `at`, oldest first, that end after `since`; at most the newest `most`. */
export function dueWeeks(at: Date, since: Date, time: WeeklyTime, most: number): Week[] {
  return weeksUntil(newestDueWeek(at, time), most, time.timeZone).filter(({ end }) => end > since);
}

function weekFrom(monday: Temporal.PlainDate, timeZone: string): Week {
  return {
    name: `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`,
    firstDay: monday.toString(),
    start: midnight(monday, timeZone),
    end: midnight(monday.add({ weeks: 1 }), timeZone),
  };
}

function mondayOf(at: Date, timeZone: string): Temporal.PlainDate {
  const day = dayOf(at, timeZone);
  return day.subtract({ days: day.dayOfWeek - 1 });
}
