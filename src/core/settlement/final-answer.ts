import type { AnsweredStep, FinishedTrial, Purpose } from '../trial.ts';

/** What a trial is scored by. */
const ANSWERS: ReadonlySet<Purpose> = new Set(['answer', 'escalation', 'rules', 'rater']);

/** Returns the answer a trial is scored by: of the last step but for plans and judgements; null before there is one. */
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

/** Returns the calls that a recipe's answer took, judgements apart; no key where one call was all. */
export function answerCalls(steps: readonly AnsweredStep[]): Pick<FinishedTrial, 'calls'> {
  const calls = steps.filter(({ purpose }) => purpose !== 'judge');
  return calls.length < 2 ? {} : { calls: calls.map(({ model, usage }) => ({ model, usage })) };
}
