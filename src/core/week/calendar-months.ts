import { Temporal } from 'temporal-polyfill';
import { dayOf, midnight } from './calendar-days.ts';

/** A calendar month of a workspace, by the clocks of its time zone. */
export interface Month {
  /** `2026-11`. */
  name: string;
  start: Date;
}

/** A month, and how far it is over. */
export interface MonthToDate extends Month {
  end: Date;
  days: number;
  /** Its whole days that are over, and the end of the last of them. */
  daysOver: number;
  overUntil: Date;
}

/** The month of the last whole day before `at`: on the first of a month that is the month before, whole. */
export function monthToDate(at: Date, timeZone: string): MonthToDate {
  const today = dayOf(at, timeZone);
  const lastDay = today.subtract({ days: 1 });
  const first = lastDay.with({ day: 1 });
  return {
    name: lastDay.toPlainYearMonth().toString(),
    start: midnight(first, timeZone),
    end: midnight(first.add({ months: 1 }), timeZone),
    days: lastDay.daysInMonth,
    daysOver: lastDay.day,
    overUntil: midnight(today, timeZone),
  };
}

/** The month that `at` lies in. */
export function monthOf(at: Date, timeZone: string): Month {
  const first = dayOf(at, timeZone).with({ day: 1 });
  return { name: first.toPlainYearMonth().toString(), start: midnight(first, timeZone) };
}

/** Returns the months from that of one moment to that of a later one, in their order. */
export function monthsBetween(first: Date, last: Date, timeZone: string): Month[] {
  const months: Month[] = [];
  const end = dayOf(last, timeZone);
  let day = dayOf(first, timeZone).with({ day: 1 });
  while (Temporal.PlainDate.compare(day, end) <= 0) {
    months.push({ name: day.toPlainYearMonth().toString(), start: midnight(day, timeZone) });
    day = day.add({ months: 1 });
  }
  return months;
}
