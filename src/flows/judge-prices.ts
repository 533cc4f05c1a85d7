import type { Picodollars } from '../core/money.ts';
import { worstCaseCost } from '../core/pricing/worst-case-cost.ts';
import { judgePrompt } from '../core/scoring/judge-prompt.ts';
import type { Judge, PreparedEvaluation } from '../core/settlement/prepared.ts';
import type { Answer } from '../core/trial.ts';
import { utf8Bytes } from '../core/utf8-bytes.ts';
import type { ClaimedTrial } from './claimed-trial.ts';

/** UTF-8 bytes a token of an answer may stand for, with room: what a judgement of it may read. */
const BYTES_A_TOKEN = 24;

/** The most a judgement can cost before its answer is known; 0 without a judge, null without a price. */
export function worstJudgement(
  prepared: PreparedEvaluation,
  sample: number,
  question: string,
  answerTokens: number,
  at: Date,
): Picodollars | null {
  if (!prepared.judge) return 0n;
  const { system, prompt } = judgementPrompt(prepared.judge, prepared, sample, question, '');
  const read = utf8Bytes(prompt) + utf8Bytes(system) + answerTokens * BYTES_A_TOKEN;
  return judgementCost(prepared.judge, read, at);
}

/** The most a judgement of this answer can cost. */
export function worstJudgementOf(claimed: ClaimedTrial, answer: Answer, at: Date): Picodollars {
  const { prepared, trial, prompt: question } = claimed;
  if (!prepared.judge) return 0n;
  const asked = judgementPrompt(prepared.judge, prepared, trial.sample, question, answer.text);
  const read = utf8Bytes(asked.prompt) + utf8Bytes(asked.system);
  return judgementCost(prepared.judge, read, at) ?? 0n;
}

/** What the judge is asked of one answer. */
export function judgementPrompt(
  judge: Judge,
  prepared: PreparedEvaluation,
  sample: number,
  question: string,
  answer: string,
): { system: string; prompt: string } {
  return judgePrompt(judge.rubric, question, prepared.samples[sample]!, answer);
}

function judgementCost(judge: Judge, inputBytes: number, at: Date): Picodollars | null {
  const { maxOutputTokens } = judge.candidate;
  return worstCaseCost(judge.model, { inputBytes, maxOutputTokens }, at);
}
