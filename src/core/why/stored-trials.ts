import type { Sample, Scorer } from '../evaluation.ts';
import { mean } from '../stats/moments.ts';
import type { FinishedTrial } from '../trial.ts';

/** One candidate's trials of an evaluation, as they are stored. */
export interface TriedCandidate {
  name: string;
  /** Dollars of one call: at the price of the day, and next month, which says what a pair would save. */
  costPerCall: number;
  monthCallUsd: number;
  ended: readonly FinishedTrial[];
}

/** What an evaluation has stored of its answers: all that is known for nothing. */
export interface StoredTrials {
  samples: readonly Sample[];
  scorer: Scorer;
  /** What a trial must score to count as right. */
  passMark: number;
  candidates: readonly TriedCandidate[];
}

/** A trial that has a score. */
export interface ScoredTrial extends FinishedTrial {
  score: number;
}

/** Returns a candidate's trials of each sample that have a score. */
export function scoredBySample({
  ended,
}: Pick<TriedCandidate, 'ended'>): ReadonlyMap<number, readonly ScoredTrial[]> {
  return Map.groupBy(ended.filter(isScored), ({ sample }) => sample);
}

function isScored(trial: FinishedTrial): trial is ScoredTrial {
  return trial.score !== null;
}

/** Returns whether a trial counts as right. */
export function isRight({ score }: Pick<FinishedTrial, 'score'>, passMark: number): boolean {
  return score !== null && score >= passMark;
}

/** Returns the share of some trials that are right, in [0,1]; NaN of none. */
export function rightShare(trials: readonly Pick<FinishedTrial, 'score'>[], passMark: number) {
  return mean(trials.map((trial) => (isRight(trial, passMark) ? 1 : 0)));
}
