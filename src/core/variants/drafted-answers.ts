import type { FinishedTrial } from '../trial.ts';

/** Returns what one candidate answered to each sample, asked once; no entry where it gave no answer. */
export function draftedAnswers({
  ended,
}: {
  ended: readonly Pick<FinishedTrial, 'sample' | 'score' | 'answer'>[];
}): ReadonlyMap<number, string> {
  return new Map(
    ended.flatMap(({ sample, score, answer }) =>
      score === 1 && answer !== null ? [[sample, answer] as const] : [],
    ),
  );
}
