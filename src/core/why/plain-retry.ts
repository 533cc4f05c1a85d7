import { itemAt } from '../item-at.ts';
import { mean } from '../stats/moments.ts';
import { isRight, type StoredTrials, scoredBySample } from './stored-trials.ts';

/** How often what failed once passes when it is just asked again. */
export interface PlainRetry {
  /** Samples that failed and were asked again. */
  samples: number;
  /** How many of those a retry passes, in the mean. */
  passed: number;
}

/**
 * Returns how many of a candidate's failures are chance, by its stored repeats: of each sample that failed
 * at all, how often the other repeats of a failed one pass. null where nothing that failed was asked twice.
 */
export function plainRetry(stored: StoredTrials, candidate: number): PlainRetry | null {
  const shares = [...scoredBySample(itemAt(stored.candidates, candidate)).values()].flatMap(
    (trials) => {
      const right = trials.filter((trial) => isRight(trial, stored.passMark)).length;
      return trials.length > 1 && right < trials.length ? [right / (trials.length - 1)] : [];
    },
  );
  if (shares.length === 0) return null;
  return { samples: shares.length, passed: mean(shares) * shares.length };
}
