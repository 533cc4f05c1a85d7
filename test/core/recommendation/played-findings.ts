import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, type Play, planInput, playPlan } from '../plan/play-plan.ts';

export const right = () => 1;
export const wrong = () => 0;
export const each =
  (...scores: ((trial: TrialKey) => number | null)[]) =>
  (trial: TrialKey) =>
    scores[trial.candidate]!(trial);
/** Wrong on one sample in `n`. */
export const oneWrongIn = (n: number) => (trial: TrialKey) => (trial.sample % n === 0 ? 0 : 1);

/** What is found after a plan was played to its end. */
export function findingsAfter(facts: Facts, score: Play['score'], before?: Play['before']) {
  const play = before ? { score, before } : { score };
  return findingsOf(playPlan(planInput(facts), play).input);
}
