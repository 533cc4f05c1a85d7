import { AppError } from '../errors.ts';
import type { Inquiry } from '../evaluation.ts';
import { toDollars } from '../money.ts';
import { FEWEST_FAILING } from '../why/offer.ts';
import { offerWords } from '../why/words/failure-words.ts';
import { type InquiryQuestion, inquiryQuestion } from './inquiry-question.ts';
import { offerOf } from './inquiry-quote.ts';
import type { EndedRecord } from './stored-trials-of.ts';

/** What is asked, whichever candidate it is about; of the budget null: what is left of the evaluation's. */
type Wanted = Omit<Inquiry, 'candidate' | 'budget'> & { budget: number | null };

/**
 * Returns what is asked about the candidate that was named, or of `null` about the best that is worth asking
 * about. Throws AppError('invalid input') where there is nothing to ask, and for a part of an inquiry.
 */
export function chosenQuestion(
  record: EndedRecord,
  { candidate: named, wanted, at }: { candidate: string | null; wanted: Wanted; at: Date },
): InquiryQuestion {
  const { state, result } = record;
  const { spec, spent } = state;
  if (spec.inquiry) throw new AppError('invalid input', OF_AN_INQUIRY);
  const budget = wanted.budget ?? Math.max(0, spec.budget - toDollars(spent));
  const names = named === null ? spec.candidates.map(({ name }) => name) : [named];
  const questions = names.map((candidate) =>
    inquiryQuestion(record, { ...wanted, candidate, budget }, { baseline: null, at }),
  );
  const score = ({ candidate }: InquiryQuestion) =>
    result.models.find((model) => model.candidate === candidate.name)?.score ?? 0;
  const [best] = questions
    .filter((question) => offerOf(question).kind === 'offered')
    .toSorted((a, b) => score(b) - score(a));
  if (best) return best;
  const reasons = questions.flatMap((question) => {
    const words = offerWords(offerOf(question));
    return words === null ? [] : [`${question.candidate.name}: ${words}`];
  });
  throw new AppError('invalid input', [NOTHING_TO_ASK, ...reasons].join(' '));
}

const OF_AN_INQUIRY =
  'That evaluation is itself a part of looking into failures: ask about the one that it was made for.';

const NOTHING_TO_ASK = `There is nothing to ask: no model that was tested falls short of the bar, costs less than what would be used otherwise, and fails on ${FEWEST_FAILING} samples or more.`;
