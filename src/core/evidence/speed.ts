import jstat from 'jstat';
import type { StudyInput } from './study-input.ts';

/** How many calls answered, and how many of these in time. */
export interface Speed {
  calls: number;
  quick: number;
}

/**
 * Whether each call of a candidate answered in time, in the plan's order: pass after pass, in each the
 * units one after the other, up to the first that hasn't ended. A call's own time alone counts, not
 * what it waited for a rate limit or in a queue; calls without a time (an outage) are left out.
 */
export function inTime(
  { input, units }: { input: StudyInput; units: readonly (readonly number[])[] },
  candidate: number,
  { withinMs, repeats }: { withinMs: number; repeats: number },
): boolean[] {
  const times = new Map<number, number | null>();
  for (const { sample, repeat, latencyMs } of input.candidates[candidate]!.finished) {
    times.set(sample * input.repeats + repeat, latencyMs ?? null);
  }
  const found: boolean[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const sample of units.flat()) {
      const time = times.get(sample * input.repeats + repeat);
      if (time === undefined) return found;
      if (time !== null) found.push(time <= withinMs);
    }
  }
  return found;
}

/** How many of some calls were in time. */
export function speedOf(times: readonly boolean[]): Speed {
  return { calls: times.length, quick: times.filter(Boolean).length };
}

/** How probable it is that at least such a share of all calls is in time (uniform prior), in [0,1]. */
export function quickProbability({ calls, quick }: Speed, share: number): number {
  return 1 - jstat.beta.cdf(share, 1 + quick, 1 + calls - quick);
}
