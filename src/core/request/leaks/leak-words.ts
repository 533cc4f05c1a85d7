import { count, wholeNumber } from '../../format.ts';
import type { Leak } from './leak-finder.ts';

/**
 * `Your document contains 12 of your 40 test questions word for word: the score will be too good.` null
 * where there are none. `holds`: the text that has them.
 */
export function leakWords(
  leaks: readonly Leak[],
  samples: number,
  holds = 'Your document contains',
): string | null {
  if (leaks.length === 0) return null;
  const questions = leaks.filter(({ part }) => part === 'input').length;
  const answers = leaks.length - questions;
  const of = `of your ${count(samples, 'test question')}`;
  const parts: string[] = [];
  if (questions > 0) parts.push(`${wholeNumber(questions)} ${of}`);
  if (answers > 0) {
    const noun = answers === 1 ? 'answer' : 'answers';
    const to = questions > 0 ? `another ${wholeNumber(answers)}` : `${wholeNumber(answers)} ${of}`;
    parts.push(`the expected ${noun} to ${to}`);
  }
  return `${holds} ${parts.join(' and ')} word for word: the score will be too good.`;
}
