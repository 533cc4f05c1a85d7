/** A day of 24 hours. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days of 24 hours from one moment to a later one; negative where it is earlier. */
export function wholeDays(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / DAY_MS);
}

/** The moment so many days of 24 hours later. */
export function daysLater(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
