import type { CatalogModel } from '../catalog/model.ts';
import type { Candidate } from '../evaluation.ts';
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

/** One call of a trial, ready to be made. */
export interface TrialCall extends RenderedPrompt {
  purpose: Purpose;
  candidate: Candidate;
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
 * Returns what a trial does next, given the calls that have their answer: the candidate answers,
 * then either the scorer compares or the judge is asked. A recipe of more calls adds them here:
 * nothing else decides their order.
 */
export function nextCall(
  prepared: PreparedEvaluation,
  place: TrialPlace,
  steps: readonly AnsweredStep[],
): Next {
  const answer = finalAnswer(steps);
  if (!answer) return answerCall(prepared, place);
  const { scoring } = prepared;
  const sample = prepared.samples[place.sample]!;
  if (scoring.by === 'comparing') return { kind: 'score', score: scoring.score(answer, sample) };
  const failed = stopFailure(answer);
  const judgements = steps.filter(({ purpose }) => purpose === 'judge');
  const score = failed ?? judgementScore(judgements);
  if (score) return { kind: 'score', score };
  return { kind: 'call', call: judgeCall(prepared, scoring.judge, place, answer.text), later: [] };
}

function answerCall(prepared: PreparedEvaluation, place: TrialPlace): Next {
  const candidate = prepared.spec.candidates[place.candidate]!;
  const call: TrialCall = {
    purpose: 'answer',
    candidate,
    model: prepared.models[place.candidate] ?? null,
    ...renderPrompt(prepared.spec, prepared.samples[place.sample]!),
  };
  const { scoring } = prepared;
  if (scoring.by === 'comparing') return { kind: 'call', call, later: [] };
  const judgement = judgeCall(prepared, scoring.judge, place, '');
  const answerBytes = candidate.maxOutputTokens * BYTES_A_TOKEN;
  const later = {
    candidate: judgement.candidate,
    model: judgement.model,
    inputBytes: inputBytes(judgement) + answerBytes,
  };
  return { kind: 'call', call, later: [later] };
}

/** UTF-8 bytes a token of an answer may stand for, with room: what a later call may read of it. */
const BYTES_A_TOKEN = 24;

function judgeCall(
  prepared: PreparedEvaluation,
  { rubric, candidate, model }: Judge,
  { sample }: TrialPlace,
  answer: string,
): TrialCall {
  const question = questionText(renderPrompt(prepared.spec, prepared.samples[sample]!));
  const prompt = judgePrompt(rubric, question, prepared.samples[sample]!, answer);
  return { purpose: 'judge', candidate, model, turns: [], ...prompt };
}

/** A judge whose reply can't be read is asked once more. */
const JUDGEMENTS = 2;

/** Returns the score of the first judgement that can be read, none after the last; null where the judge is still to be asked. */
function judgementScore(judgements: readonly Answer[]): Score | null {
  const scores = judgements.map(({ text }) => parseJudgement(text));
  const readable = scores.find(({ value }) => value !== null);
  return readable ?? (scores.length < JUDGEMENTS ? null : scores.at(-1)!);
}

/** Returns the UTF-8 bytes a call sends. */
export function inputBytes(call: RenderedPrompt): number {
  return utf8Bytes(sentText(call));
}
