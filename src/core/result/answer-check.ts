import { type ComparedAnswers, wrongAnswersHolding } from './answer-forms.ts';

/** Fewer answers tell nothing of the check. */
const FIRST_LOOK = 5;

/** Answers that look wrongly compared: how many are wrong, and how many of those hold the expected text. */
export interface DoubtedAnswers {
  wrong: number;
  holding: number;
}

/** Returns the answers that look wrongly compared rather than wrong, as nothing is right or most of them hold the expected text; null: they don't. */
export function doubtedAnswers(compared: ComparedAnswers): DoubtedAnswers | null {
  const scored = compared.ended.filter(({ score }) => score !== null);
  if (scored.length < FIRST_LOOK || compared.scorer.type === 'judge') return null;
  const { wrong, holding } = wrongAnswersHolding({ ...compared, ended: scored });
  if (wrong < FIRST_LOOK) return null;
  return isHolding({ wrong, holding }) || scored.every(({ score }) => score! <= 0)
    ? { wrong, holding }
    : null;
}

/** The same in a sentence for people; null where nothing is doubted. */
export function answerCheckDoubt(compared: ComparedAnswers): string | null {
  const doubted = doubtedAnswers(compared);
  return doubted && doubtWords(doubted);
}

/** Says in a sentence that answers are doubted. */
export function doubtWords(doubted: DoubtedAnswers): string {
  const { wrong, holding } = doubted;
  const why = isHolding(doubted)
    ? `${holding} of ${wrong} wrong answers hold the expected text`
    : `none of ${wrong} answers is right`;
  return `This looks like the answer check, not the models: ${why}. Look at the scorer and the expected answers.`;
}

function isHolding({ wrong, holding }: DoubtedAnswers): boolean {
  return holding > wrong / 2;
}
