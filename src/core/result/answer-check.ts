import { type ComparedAnswers, wrongAnswersHolding } from './answer-forms.ts';

/** Fewer answers tell nothing of the check. */
export const FIRST_LOOK = 5;

/** Where nothing is right and most hold the expected text, so few tell: models are soon ruled out. */
const FEWEST = 2;

/** Answers that look wrongly compared: how many are wrong, and how many of those hold the expected text. */
export interface DoubtedAnswers {
  wrong: number;
  holding: number;
}

/**
 * Returns the answers that look wrongly compared rather than wrong, as nothing is right or most of them
 * hold the expected text; null: they don't.
 */
export function doubtedAnswers(compared: ComparedAnswers): DoubtedAnswers | null {
  if (compared.scorer.type === 'judge') return null;
  const scored = compared.ended.filter(({ score }) => score !== null);
  const doubted = wrongAnswersHolding({ ...compared, ended: scored });
  const noneRight = scored.every(({ score }) => score === null || score <= 0);
  if (isHolding(doubted))
    return doubted.wrong >= (noneRight ? FEWEST : FIRST_LOOK) ? doubted : null;
  return noneRight && doubted.wrong >= FIRST_LOOK ? doubted : null;
}

/** That answers are doubted, and what to do. */
export function checkWords(doubted: DoubtedAnswers): string {
  return `${doubtWords(doubted)} ${LOOK}`;
}

/** The same below a headline that says so. */
export function checkWordsBelow(doubted: DoubtedAnswers): string {
  const why = whyDoubted(doubted);
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}. ${LOOK}`;
}

const LOOK = 'Look at what counts as right, and at the expected answers.';

/** Why answers are doubted, in a sentence. */
export function doubtWords(doubted: DoubtedAnswers): string {
  return `This looks like the answer check, not the models: ${whyDoubted(doubted)}.`;
}

function whyDoubted({ wrong, holding }: DoubtedAnswers): string {
  return isHolding({ wrong, holding })
    ? `${holding} of ${wrong} wrong answers hold the expected text`
    : `none of ${wrong} answers is right`;
}

/** Whether most of the wrong answers hold the expected text. */
export function isHolding({ wrong, holding }: DoubtedAnswers): boolean {
  return holding > wrong / 2;
}
