import { itemAt } from '../item-at.ts';
import type { Comparison } from './confirmation.ts';
import type { RatedDocument } from './ratings.ts';
import type { ScreenedArm, Screening } from './screening.ts';
import { rightShare, type StoredTrials, scoredBySample } from './stored-trials.ts';

/** Why a candidate fails, by what fixed it (recipes.md A5). */
export type FailureCause =
  /** The document, longer thinking, or examples or rules fixed it, by fresh trials. */
  | 'knowledge'
  | 'effort'
  | 'unwritten rules'
  /** An arm seemed to fix it, which fresh trials don't confirm. */
  | 'not confirmed'
  /** Nothing helped so far, and something ended it before all was tried. */
  | 'not finished'
  /** Half of the failures or more pass on a plain retry. */
  | 'luck'
  /** The document doesn't say it; or does, and the model can't use it. */
  | 'not in the document'
  | 'unused'
  /** A bigger model gets right what stays wrong, where no document was tried; or one didn't help. */
  | 'knowledge or skill'
  | 'skill'
  /** No bigger model gets it right; or none was asked. */
  | 'task or answers'
  | 'unknown';

/** A more expensive candidate's answers to what stays wrong. */
export interface BiggerModel {
  name: string;
  right: number;
  samples: number;
}

/** What is known when the cause is named. */
export interface CauseQuestion {
  screening: Screening;
  chosen: ScreenedArm | null;
  /** All that was to be tried got its answers. */
  isWhole: boolean;
  /** The chosen arm's fresh trials beside the plain model's; null: not (yet) confirmed. */
  confirmed: Comparison | null;
  /** By fresh trials the chosen arm is proven good enough, where the plain candidate is ruled out. */
  proven: boolean;
  rated: RatedDocument | null;
  bigger: BiggerModel | null;
}

/** Returns the cause of a candidate's failures, named from what fixed them; from what didn't where nothing did. */
export function failureCause(question: CauseQuestion): FailureCause {
  const { screening, chosen, isWhole, confirmed, proven, rated, bigger } = question;
  if (chosen) return proven || confirmed?.helps ? fixedBy(chosen) : 'not confirmed';
  if (!isWhole) return 'not finished';
  if (screening.passedByChance * 2 >= screening.samples) return 'luck';
  const isContextTried = screening.arms.some(({ arm }) => arm.kind === 'context');
  if (isContextTried && rated?.verdict === 'lacks them') return 'not in the document';
  if (isContextTried && rated?.verdict === 'answers them') return 'unused';
  if (bigger === null || bigger.samples === 0) return 'unknown';
  if (bigger.right * 2 <= bigger.samples) return 'task or answers';
  return isContextTried ? 'skill' : 'knowledge or skill';
}

function fixedBy({ arm }: ScreenedArm): FailureCause {
  switch (arm.kind) {
    case 'context':
      return 'knowledge';
    case 'effort':
      return 'effort';
    default:
      return 'unwritten rules';
  }
}

/**
 * Returns the more expensive candidate that gets most of some samples right by its stored trials (half of
 * a sample's trials or more); null where none was asked any of them.
 */
export function biggerModel(
  { candidates, passMark }: StoredTrials,
  candidate: number,
  samples: readonly number[],
): BiggerModel | null {
  const { costPerCall } = itemAt(candidates, candidate);
  const answered = candidates
    .filter((other) => other.costPerCall > costPerCall)
    .map((other) => {
      const bySample = scoredBySample(other);
      const trials = samples.flatMap((sample) => {
        const own = bySample.get(sample);
        return own ? [own] : [];
      });
      const right = trials.filter((own) => rightShare(own, passMark) >= 0.5);
      return { name: other.name, right: right.length, samples: trials.length };
    })
    .filter((other) => other.samples > 0);
  const [best] = answered.sort((a, b) => b.right / b.samples - a.right / a.samples);
  return best ?? null;
}
