import type { StudyInput } from './study-input.ts';

/**
 * What a trial must score to count as right, for counts and for lists of failing and flipping samples:
 * 1; where scores lie between 0 and 1, the bar itself (of a relative one, half).
 */
export function passMark({ continuous, bar }: Pick<StudyInput, 'continuous' | 'bar'>): number {
  if (!continuous) return 1;
  return bar.kind === 'absolute' ? bar.rate : 0.5;
}
