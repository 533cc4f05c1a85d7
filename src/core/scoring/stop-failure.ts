import type { Answer, Score } from '../trial.ts';

/** The score of an answer that was refused or cut off: 0, the model's fault. null for a complete one. */
export function stopFailure({ stop, text }: Pick<Answer, 'stop' | 'text'>): Score | null {
  switch (stop) {
    case 'refused':
      return {
        value: 0,
        failure: 'refused',
        note: 'refused by the model or its safety filter',
        leniency: null,
      };
    case 'truncated':
      return {
        value: 0,
        failure: 'truncated',
        note: 'cut off at the limit of answer tokens',
        leniency: null,
      };
    case 'complete':
      return text.trim() === ''
        ? { value: 0, failure: 'empty', note: 'empty answer', leniency: null }
        : null;
  }
}
