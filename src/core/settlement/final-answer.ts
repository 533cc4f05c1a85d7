import type { AnsweredStep } from '../trial.ts';

/** Returns the answer a trial is scored by: of the last step but for judgements; null before there is one. */
export function finalAnswer(steps: readonly AnsweredStep[]): AnsweredStep | null {
  return steps.findLast(({ purpose }) => purpose === 'answer' || purpose === 'escalation') ?? null;
}

/** Returns how long whoever asks a recipe waits for its answer, in ms: its calls one after another, judgements apart. */
export function answerLatency(steps: readonly AnsweredStep[]): number {
  return steps
    .filter(({ purpose }) => purpose !== 'judge')
    .reduce((sum, { latencyMs }) => sum + latencyMs, 0);
}
