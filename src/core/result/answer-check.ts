import { type ComparedAnswers, wrongAnswersHolding } from './answer-forms.ts';

/** Fewer answers tell nothing of the check. */
const FIRST_LOOK = 5;

/**
 * Why the answers look wrongly compared rather than wrong, in a sentence for people; null where they
 * don't: nothing is right, or most wrong answers hold the expected text.
 */
export function answerCheckDoubt(compared: ComparedAnswers): string | null {
  const scored = compared.ended.filter(({ score }) => score !== null);
  if (scored.length < FIRST_LOOK || compared.scorer.type === 'judge') return null;
  const { wrong, holding } = wrongAnswersHolding({ ...compared, ended: scored });
  const looks = 'This looks like the answer check, not the models';
  if (wrong >= FIRST_LOOK && holding > wrong / 2) {
    return `${looks}: ${holding} of ${wrong} wrong answers hold the expected text. Look at the scorer and the expected answers.`;
  }
  if (scored.some(({ score }) => score! > 0) || wrong < FIRST_LOOK) return null;
  return `${looks}: none of ${wrong} answers is right. Look at the scorer and the expected answers.`;
}
