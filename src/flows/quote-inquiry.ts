import { AppError } from '../core/errors.ts';
import { limitWords } from '../core/estimate/limit-words.ts';
import type { FixKind, Inquiry } from '../core/evaluation.ts';
import { chosenQuestion } from '../core/inquiry/chosen-question.ts';
import { type InquiryQuote, inquiryQuote } from '../core/inquiry/inquiry-quote.ts';
import { storedFailureWords } from '../core/inquiry/inquiry-words.ts';
import { checkedBudget } from '../core/request/checked-budget.ts';
import { plainRetry } from '../core/why/plain-retry.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import { endedRecord, type LookIntoDeps } from './look-into.ts';
import { type ReadLimitsDeps, readLimits } from './read-limits.ts';

export type QuoteInquiryDeps = Pick<LookIntoDeps, 'evaluations' | 'catalog'> & ReadLimitsDeps;

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
  /** What the caps leave too little of, and what can't be read of the settings. */
  limits: readonly string[];
  /** The candidate that rates the document and writes the rules; null: none does. */
  helper: string | null;
}

/**
 * Returns what can be asked of an evaluation's failures, and what it may cost; nothing is called or
 * stored. Throws AppError: 'not found', and 'invalid input' while it has no result, or where there is
 * nothing to ask.
 */
export async function quoteInquiry(
  deps: QuoteInquiryDeps,
  { ctx, input }: QuoteInquiryCommand,
): Promise<InquiryOffer> {
  const { evaluationId: of, candidate, document, fixes, budgetUsd } = input;
  if (budgetUsd !== null) checkedBudget(budgetUsd);
  const record = await endedRecord(deps, ctx, of);
  const wanted = { of, document, fixes, budget: budgetUsd };
  const question = chosenQuestion(record, { candidate, wanted, at: ctx.now });
  const quote = inquiryQuote(question);
  const { inquiry, stored, index, helper } = question;
  if (quote.tried.length === 0) throw new AppError('invalid input', NOTHING_TO_TRY);
  if (inquiry.budget <= 0) throw new AppError('invalid input', NOTHING_LEFT);
  return {
    inquiry,
    name: record.result.evaluation.name,
    simulated: record.result.simulated,
    quote,
    limits: limitWords(await readLimits(deps, ctx), quote, {
      actor: ctx.actor,
      usd: quote.largestUsd,
    }),
    stored: storedFailureWords(question, plainRetry(stored, index)),
    helper: helper?.name ?? null,
  };
}

/**
 * Lets a person say what a failing candidate should know. Throws AppError as `quoteInquiry` does, whatever
 * they say.
 */
export async function checkInquiry(
  deps: Pick<LookIntoDeps, 'evaluations' | 'catalog'>,
  { ctx, input: { evaluationId: of } }: EvaluationCommand,
): Promise<void> {
  const record = await endedRecord(deps, ctx, of);
  const wanted = { of, document: null, fixes: [], budget: null };
  chosenQuestion(record, { candidate: null, wanted, at: ctx.now });
}

const NOTHING_TO_TRY =
  'There is nothing to try: give a document that says what the model should know, or more samples for examples and rules.';
const NOTHING_LEFT =
  "Nothing is left of the evaluation's budget: say what looking into it may spend.";
