import { Temporal } from 'temporal-polyfill';

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

/** A month of a workspace, as far as it has whole days that are over. */
export interface MonthToDate {
  /** `2026-11`. */
  name: string;
  start: Date;
  /** The end of its last whole day. */
  end: Date;
  days: number;
  daysOver: number;
}

/** The month of the last whole day before `at`: on the first of a month that is the month before, whole. */
export function monthToDate(at: Date, timeZone: string): MonthToDate {
  const today = dayOf(at, timeZone);
  const lastDay = today.subtract({ days: 1 });
  return {
    name: lastDay.toPlainYearMonth().toString(),
    start: midnight(lastDay.with({ day: 1 }), timeZone),
    end: midnight(today, timeZone),
    days: lastDay.daysInMonth,
    daysOver: lastDay.day,
  };
}

/** The month that `at` lies in: its name (`2026-11`) and its first moment there. */
export function monthOf(at: Date, timeZone: string): Pick<MonthToDate, 'name' | 'start'> {
  const first = dayOf(at, timeZone).with({ day: 1 });
  return { name: first.toPlainYearMonth().toString(), start: midnight(first, timeZone) };
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

function dayOf(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

/** The first moment of a day: not always 00:00, where clocks change at midnight. */
function midnight(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
