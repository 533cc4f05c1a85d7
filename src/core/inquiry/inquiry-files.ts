import type { TextFile } from '../text-file.ts';
import type { InquiryAnswer } from './inquiry-answer.ts';

/**
 * Returns what an inquiry found to be kept: the confirmed recipe for an evaluation file, and the rules
 * that were written.
 */
export function inquiryFiles({ confirmed, rules }: InquiryAnswer): TextFile[] {
  return [
    ...(confirmed ? [{ name: 'recipe.yml', text: confirmed.recipe }] : []),
    ...(rules?.text ? [{ name: 'rules.md', text: `${rules.text}\n` }] : []),
  ];
}
