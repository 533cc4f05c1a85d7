import type { Candidate, EvaluationRequest, InquiryStage } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { toDollars } from '../money.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import type { FinishedTrial } from '../trial.ts';
import { FEWEST_FAILING } from '../why/offer.ts';
import { chosenArm, type Screening, screenedArms } from '../why/screening.ts';
import { type ArmCandidate, armCandidates } from './arm-candidates.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { ratingRequest } from './rating-stage.ts';
import { rulesIn, rulesRequest } from './rules-stage.ts';
import {
  baselineRequest,
  comparisonRequest,
  confirmationRequest,
  screeningRequest,
} from './trial-stages.ts';

/** A stage of an inquiry that has ended. */
export interface EndedStage {
  stage: InquiryStage;
  state: FinalState;
}

/** A stage that is to be run. */
export interface NextStage {
  stage: InquiryStage;
  request: EvaluationRequest;
}

/**
 * Returns the stage that comes next, given those that have ended, with what is left of the budget; null:
 * all has been asked.
 */
export function nextStage(
  question: InquiryQuestion,
  ended: readonly EndedStage[],
): NextStage | null {
  const unspentUsd = question.inquiry.budget - spentUsd(ended);
  const next = unspentUsd > 0 ? stageToRun(question, ended) : null;
  if (next === null) return null;
  const { stage, request } = next;
  return { stage, request: { ...request, spec: { ...request.spec, budget: unspentUsd } } };
}

/** Returns the dollars that an inquiry's stages have cost. */
export function spentUsd(ended: readonly EndedStage[]): number {
  return toDollars(ended.reduce((sum, { state }) => sum + state.spent, 0n));
}

function stageToRun(question: InquiryQuestion, ended: readonly EndedStage[]): NextStage | null {
  const isEnded = (stage: InquiryStage) => endedStage(ended, stage) !== null;
  const stageWith = (stage: InquiryStage, request: EvaluationRequest | null) =>
    request === null || isEnded(stage) ? null : { stage, request };
  const baseline = stageWith('baseline', baselineRequest(question));
  if (baseline) return baseline;
  if (question.failing.length < FEWEST_FAILING) return null;
  const before =
    stageWith('rating', ratingRequest(question)) ?? stageWith('rules', rulesRequest(question));
  if (before) return before;
  const arms = triedArms(question, ended);
  if (arms.length < 2) return null;
  if (!isEnded('screening')) return stageWith('screening', screeningRequest(question, arms));
  const chosen = chosenOf(question, ended);
  if (!chosen) return null;
  return (
    stageWith('confirmation', confirmationRequest(question, chosen)) ??
    (chosen.arm.kind === 'context' ? stageWith('comparison', comparisonRequest(question)) : null)
  );
}

/** Returns a stage's record; null before it has ended, also where it was cancelled: half of it tells nothing. */
export function endedStage(ended: readonly EndedStage[], stage: InquiryStage): FinalState | null {
  return ended.find((each) => each.stage === stage && !isCancelled(each.state))?.state ?? null;
}

/** Returns whether somebody cancelled an evaluation before it was decided. */
export function isCancelled({ stops }: Pick<FinalState, 'stops'>): boolean {
  return Object.values(stops).some(({ reason }) => reason === 'cancelled');
}

/** Returns the arms of an inquiry, the placebo first, with the rules that were written. */
function triedArms(question: InquiryQuestion, ended: readonly EndedStage[]): ArmCandidate[] {
  const written = endedStage(ended, 'rules');
  const rules = written && rulesIn(written.ended, question);
  return armCandidates(question, rules?.text ?? null);
}

/** Returns what the arms did; null before they were tried, or where the placebo got no answer. */
export function screeningOf(
  question: InquiryQuestion,
  ended: readonly EndedStage[],
): Screening | null {
  const screened = endedStage(ended, 'screening');
  if (!screened) return null;
  const { failing, stored } = question;
  const trialsOf = ({ name }: Candidate): FinishedTrial[] => {
    const index = screened.spec.candidates.findIndex((each) => each.name === name);
    return screened.ended
      .filter((trial) => trial.candidate === index)
      .map((trial) => ({ ...trial, sample: itemAt(failing, trial.sample) }));
  };
  const tried = triedArms(question, ended).map(({ arm, candidate }) => ({
    arm,
    trials: trialsOf(candidate),
  }));
  return screenedArms(tried, failing, stored.passMark);
}

/** Returns the arm that is confirmed; null: none is worth it, or they were not tried. */
export function chosenOf(
  question: InquiryQuestion,
  ended: readonly EndedStage[],
): ArmCandidate | null {
  const screening = screeningOf(question, ended);
  const chosen = screening && chosenArm(screening);
  return (
    triedArms(question, ended).find(
      ({ arm }) => arm.label === chosen?.arm.label && arm.kind === chosen.arm.kind,
    ) ?? null
  );
}
