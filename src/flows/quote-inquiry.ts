import { AppError } from '../core/errors.ts';
import type { FixKind, Inquiry } from '../core/evaluation.ts';
import { type InquiryQuestion, inquiryQuestion } from '../core/inquiry/inquiry-question.ts';
import { type InquiryQuote, inquiryQuote, offerOf } from '../core/inquiry/inquiry-quote.ts';
import { storedFailureWords } from '../core/inquiry/inquiry-words.ts';
import type { EndedRecord } from '../core/inquiry/stored-trials-of.ts';
import { toDollars } from '../core/money.ts';
import { plainRetry } from '../core/why/plain-retry.ts';
import { offerWords } from '../core/why/words/failure-words.ts';
import type { Ctx } from './ctx.ts';
import { endedRecord, type LookIntoDeps } from './look-into.ts';

export interface QuoteInquiryCommand {
  ctx: Ctx;
  input: {
    evaluationId: string;
    /** The candidate that is asked about; null: the best of those that are worth asking about. */
    candidate: string | null;
    document: Inquiry['document'];
    fixes: readonly FixKind[];
    /** Dollars; null: what is left of the evaluation's budget. */
    budgetUsd: number | null;
  };
}

/** What may be asked of a candidate's failures, and what that may cost. */
export interface InquiryOffer {
  inquiry: Inquiry;
  /** Of the evaluation. */
  name: string;
  simulated: boolean;
  quote: InquiryQuote;
  /** What stored trials tell, for nothing. */
  stored: readonly string[];
  /** The candidate that rates the document and writes the rules; null: none does. */
  helper: string | null;
}

/**
 * Returns what can be asked of an evaluation's failures, and what it may cost; nothing is called or
 * stored. Throws AppError: 'not found', and 'invalid input' while it has no result, or where there is
 * nothing to ask.
 */
export async function quoteInquiry(
  deps: Pick<LookIntoDeps, 'evaluations' | 'catalog'>,
  { ctx, input }: QuoteInquiryCommand,
): Promise<InquiryOffer> {
  const record = await endedRecord(deps, ctx, input.evaluationId);
  const { state, result } = record;
  if (state.spec.inquiry) throw new AppError('invalid input', OF_AN_INQUIRY);
  const question = askedAbout(record, input, ctx.now);
  const quote = inquiryQuote(question);
  const { inquiry, stored, index, helper } = question;
  if (quote.tried.length === 0) throw new AppError('invalid input', NOTHING_TO_TRY);
  if (inquiry.budget <= 0) throw new AppError('invalid input', NOTHING_LEFT);
  return {
    inquiry,
    name: result.evaluation.name,
    simulated: result.simulated,
    quote,
    stored: storedFailureWords(question, plainRetry(stored, index)),
    helper: helper?.name ?? null,
  };
}

const OF_AN_INQUIRY =
  'That evaluation is itself a part of looking into failures: ask about the one that it was made for.';
const NOTHING_TO_TRY =
  'There is nothing to try: give a document that says what the model should know, or more samples for examples and rules.';
const NOTHING_LEFT =
  "Nothing is left of the evaluation's budget: say what looking into it may spend.";

/** The candidate that was named, or the best that is worth asking about. */
function askedAbout(
  record: EndedRecord,
  { evaluationId, candidate: named, document, fixes, budgetUsd }: QuoteInquiryCommand['input'],
  now: Date,
): InquiryQuestion {
  const { state, result } = record;
  const { spec, spent } = state;
  const budget = budgetUsd ?? Math.max(0, spec.budget - toDollars(spent));
  const about = (candidate: string) =>
    inquiryQuestion(
      record,
      { of: evaluationId, candidate, document, fixes, budget },
      { baseline: null, at: now },
    );
  const names = named === null ? spec.candidates.map(({ name }) => name) : [named];
  const questions = names.map(about);
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

const NOTHING_TO_ASK =
  'There is nothing to ask: no model that was tested falls short of the bar, costs less than what would be used otherwise, and fails on 6 samples or more.';
