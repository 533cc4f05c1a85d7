import { eProcess } from '../stats/e-process.ts';

/** Of so many samples each week, each asked once. */
export const CANARY_SAMPLES = 20;

/**
 * Smaller stakes than a proof's: they win on a fall of a few points that lasts. With 20 samples a week
 * they find 80% instead of 90% in all of 26 weeks (half of them by the fifth), 85% in 75%, and 70% in
 * the second week; at exactly 90% one canary in 125 alarms, above that none. docs/week.md compares them
 * with other stakes.
 */
const STAKES = [0.05, 0.1, 0.2];

/** By Ville's inequality, the chance that a pick that is as good as ever reaches it, ever, is 1 in 45. */
const ALARM = 45;

/** A canary's scores fell so far that chance does not explain it. */
export interface CanaryAlarm {
  bar: number;
  /** Of the last samples. */
  passed: number;
  of: number;
}

/**
 * Whether a weekly look at a pick says that it is no longer right at the rate `bar` that it was proven
 * at; null while it may be. `weeks` are the scores in [0,1] of every week so far, oldest first.
 */
export function canaryAlarm(
  weeks: readonly (readonly number[])[],
  bar: number,
): CanaryAlarm | null {
  if (eProcess(weeks.flat(), bar, STAKES).below < ALARM) return null;
  const last = weeks.at(-1) ?? [];
  return { bar, passed: last.filter((score) => score >= 1).length, of: last.length };
}
