import jstat from 'jstat';
import { itemAt } from '../item-at.ts';
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
  const times = timesOf(input, candidate);
  const order = units.flat();
  const found: boolean[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const sample of order) {
      const time = times[sample * input.repeats + repeat] ?? Number.NaN;
      if (Number.isNaN(time)) return found;
      if (time !== UNTIMED) found.push(time <= withinMs);
    }
  }
  return found;
}

const UNTIMED = -1;

/** By sample and repeat: milliseconds, UNTIMED where a call has no time, NaN while it has not ended. */
function timesOf({ candidates, samples, repeats }: StudyInput, candidate: number): Float64Array {
  const { finished, laidOut } = itemAt(candidates, candidate);
  if (laidOut) {
    const { table, latencies } = laidOut;
    return table.cells.map((score, cell) =>
      Number.isNaN(score) ? Number.NaN : (latencies[cell] ?? UNTIMED),
    );
  }
  const times = new Float64Array(samples * repeats).fill(Number.NaN);
  for (const { sample, repeat, latencyMs } of finished) {
    if (repeat < repeats) times[sample * repeats + repeat] = latencyMs ?? UNTIMED;
  }
  return times;
}

/** How many of some calls were in time. */
export function speedOf(times: readonly boolean[]): Speed {
  return { calls: times.length, quick: times.filter(Boolean).length };
}

/** How probable it is that at least such a share of all calls is in time (uniform prior), in [0,1]. */
export function quickProbability({ calls, quick }: Speed, share: number): number {
  return 1 - jstat.beta.cdf(share, 1 + quick, 1 + calls - quick);
}
