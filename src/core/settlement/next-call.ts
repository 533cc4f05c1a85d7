import type { CatalogModel } from '../catalog/model.ts';
import type { ModelSettings } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import { present } from '../present.ts';
import { BYTES_A_TOKEN } from '../pricing/text-tokens.ts';
import {
  questionText,
  type RenderedPrompt,
  renderPrompt,
  sentText,
} from '../request/render-prompt.ts';
import { judgePrompt } from '../scoring/judge-prompt.ts';
import { parseJudgement } from '../scoring/judge-reply.ts';
import { stopFailure } from '../scoring/stop-failure.ts';
import type { Answer, AnsweredStep, Purpose, Score, TrialKey } from '../trial.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { finalAnswer } from './final-answer.ts';
import type { Judge, PreparedEvaluation } from './prepared.ts';
import { type RecipeStep, remainingSteps } from './recipe-steps.ts';

/** One call of a trial, ready to be made. */
export interface TrialCall extends RenderedPrompt {
  purpose: Purpose;
  candidate: ModelSettings;
  /** null when the catalogue no longer knows it. */
  model: CatalogModel | null;
}

/** A call that may follow: enough to say what it costs at most. */
export interface LaterCall extends Pick<TrialCall, 'candidate' | 'model'> {
  /** UTF-8 bytes of what it is sent, at most. */
  inputBytes: number;
}

/** How a trial goes on: with a call, and those that may follow it, or with its score. */
export type Next =
  | { kind: 'call'; call: TrialCall; later: readonly LaterCall[] }
  | { kind: 'score'; score: Score };

type TrialPlace = Pick<TrialKey, 'candidate' | 'sample'>;

/**
 * Returns what a trial does next, given the calls that have their answer: those of the candidate's recipe
 * one after another, then either the scorer compares or the judge is asked. Nothing else decides their
 * order.
 */
export function nextCall(
  prepared: PreparedEvaluation,
  place: TrialPlace,
  steps: readonly AnsweredStep[],
): Next {
  const candidate = itemAt(prepared.spec.candidates, place.candidate);
  const sample = itemAt(prepared.samples, place.sample);
  const [next, ...rest] = remainingSteps({ prepared, candidate, sample }, steps);
  const { scoring } = prepared;
  if (next) {
    const judgements =
      scoring.by === 'judge' ? [laterJudgement(prepared, place, scoring.judge)] : [];
    return { kind: 'call', call: callOf(next), later: [...rest.map(laterOf), ...judgements] };
  }
  const answer = present(finalAnswer(steps), 'answer though all steps are made');
  if (scoring.by === 'comparing') return { kind: 'score', score: scoring.score(answer, sample) };
  const failed = stopFailure(answer);
  const judgements = steps.filter(({ purpose }) => purpose === 'judge');
  const score = failed ?? judgementScore(judgements);
  if (score) return { kind: 'score', score };
  return { kind: 'call', call: judgeCall(prepared, scoring.judge, place, answer.text), later: [] };
}

function callOf({ purpose, candidate, model, system, turns, prompt }: RecipeStep): TrialCall {
  return { purpose, candidate, model, system, turns, prompt };
}

function laterOf(step: RecipeStep): LaterCall {
  const { candidate, model, unwrittenBytes } = step;
  return { candidate, model, inputBytes: inputBytes(step) + unwrittenBytes };
}

/** A judgement of an answer that is not there yet: of the longest that any of its models may give. */
function laterJudgement(prepared: PreparedEvaluation, place: TrialPlace, judge: Judge): LaterCall {
  const { candidate, model, ...prompt } = judgeCall(prepared, judge, place, '');
  const answering = itemAt(prepared.spec.candidates, place.candidate);
  const longest = Math.max(
    answering.maxOutputTokens,
    answering.recipe?.escalation?.to.maxOutputTokens ?? 0,
  );
  return { candidate, model, inputBytes: inputBytes(prompt) + longest * BYTES_A_TOKEN };
}

function judgeCall(
  prepared: PreparedEvaluation,
  { rubric, candidate, model }: Judge,
  { sample }: TrialPlace,
  answer: string,
): TrialCall {
  const question = questionText(renderPrompt(prepared.spec, itemAt(prepared.samples, sample)));
  const prompt = judgePrompt(rubric, question, itemAt(prepared.samples, sample), answer);
  return { purpose: 'judge', candidate, model, turns: [], ...prompt };
}

/** A judge whose reply can't be read is asked once more. */
const JUDGEMENTS = 2;

/**
 * Returns the score of the first judgement that can be read, none after the last; null where the judge is
 * still to be asked.
 */
function judgementScore(judgements: readonly Answer[]): Score | null {
  const scores = judgements.map(({ text }) => parseJudgement(text));
  const readable = scores.find(({ value }) => value !== null);
  return readable ?? (scores.length < JUDGEMENTS ? null : lastOf(scores));
}

/** Returns the UTF-8 bytes a call sends. */
export function inputBytes(call: RenderedPrompt): number {
  return utf8Bytes(sentText(call));
}
