import type { Candidate } from '../evaluation.ts';
import type { AnsweredStep, FinishedTrial, Purpose, TrialFailure } from '../trial.ts';

/** Returns whether a call is one that a trial may be scored by, and not a plan or a judgement. */
export function isAnswering(purpose: Purpose): boolean {
  return ANSWERS.has(purpose);
}

/** What a trial is scored by. */
const ANSWERS: ReadonlySet<Purpose> = new Set(['answer', 'escalation', 'rules', 'rater', 'drafts']);

/**
 * Returns the answer a trial is scored by: of the last step but for plans and judgements; null before
 * there is one.
 */
export function finalAnswer(steps: readonly AnsweredStep[]): AnsweredStep | null {
  return steps.findLast(({ purpose }) => ANSWERS.has(purpose)) ?? null;
}

/**
 * Returns how long whoever asks a recipe waits for its answer, in ms: for a plan, then for the slowest of
 * its first answers (they are asked together), then for the escalation. Judgements are apart.
 */
export function answerLatency(steps: readonly AnsweredStep[]): number {
  const sumOf = (wanted: Purpose) =>
    steps
      .filter(({ purpose }) => purpose === wanted)
      .reduce((sum, { latencyMs }) => sum + latencyMs, 0);
  const answers = steps.filter(({ purpose }) => ANSWERS.has(purpose) && purpose !== 'escalation');
  const slowest = answers.reduce((most, { latencyMs }) => Math.max(most, latencyMs), 0);
  return sumOf('planner') + slowest + sumOf('escalation');
}

interface TimedTrial {
  steps: readonly AnsweredStep[];
  failure: TrialFailure | null;
  /** Of its whole answer. */
  latencyMs: number | null;
}

/**
 * Returns how long whoever asks a recipe waits for the first token of its answer, in ms: what comes
 * before that answer is waited for to its end, and so is a first answer that may be escalated. The whole
 * time where no answer came in time; no key where it was not measured.
 */
export function firstToken(
  { steps, failure, latencyMs }: TimedTrial,
  { recipe }: Pick<Candidate, 'recipe'>,
): Pick<FinishedTrial, 'firstTokenMs'> {
  const answer = finalAnswer(steps);
  if (latencyMs === null) return {};
  if (failure === 'too slow') return { firstTokenMs: latencyMs };
  if (answer?.firstTokenMs === undefined) return {};
  const isWaitedFor = Boolean(recipe?.escalation) && answer.purpose !== 'escalation';
  return {
    firstTokenMs: isWaitedFor ? latencyMs : latencyMs - answer.latencyMs + answer.firstTokenMs,
  };
}

/** Returns the calls that a recipe's answer took, judgements apart; no key where one call was all. */
export function answerCalls(steps: readonly AnsweredStep[]): Pick<FinishedTrial, 'calls'> {
  const calls = steps.filter(({ purpose }) => purpose !== 'judge');
  return calls.length < 2 ? {} : { calls: calls.map(({ model, usage }) => ({ model, usage })) };
}
