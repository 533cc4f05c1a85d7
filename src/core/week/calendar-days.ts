import { Temporal } from 'temporal-polyfill';

/** Returns the day that a moment lies in, by the clocks of a time zone. Throws a RangeError for a zone that is none. */
export function dayOf(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

/** Returns the first moment of a day there: not always 00:00, where clocks change at midnight. */
export function midnight(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

/** Returns the first moment of `2026-11-01` there. Throws a RangeError for a text that is no day. */
export function startOfDay(day: string, timeZone: string): Date {
  return midnight(Temporal.PlainDate.from(day), timeZone);
}
