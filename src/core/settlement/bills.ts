import type { Catalog } from '../catalog/model.ts';
import { servedModel } from '../catalog/served-model.ts';
import { dollars, wholeNumber } from '../format.ts';
import { type Picodollars, toDollars } from '../money.ts';
import { priceCall } from '../pricing/call-cost.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import { sentText } from '../request/render-prompt.ts';
import type { Stop } from '../stop.ts';
import type { Reported, Usage } from '../trial.ts';
import type { TrialCall } from './next-call.ts';
import type { Bill } from './settlement.ts';

/** A call as its bill names it. */
export interface BilledCall extends TrialCall {
  /** The most it can have cost. */
  worst: Picodollars;
}

/** A bill, and what the same call costs with no cached tokens. */
export interface PricedReply {
  bill: Bill;
  uncachedCost: Picodollars;
}

/** What a base URL or a proxy that drops the usage makes of each reply. */
const NO_USAGE = 'no usage in the reply: check the base URL and proxy';

/**
 * Returns the bill of a reply: what its provider counted, at the price of the model that answered where
 * the catalogue lists it. Without a usable count it is estimated from the lengths of the texts, and the
 * budget holds the most it can have cost. That most is also the amount where no price is known.
 */
export function replyBill(
  call: BilledCall,
  reply: Reported & { text: string },
  { catalog, at }: { catalog: Catalog; at: Date },
): PricedReply {
  const usage = reply.usage ?? usageOfTexts(call, reply.text);
  const model = call.model && servedModel(catalog, call.model, reply.servedModel);
  const priced = model && priceCall(model, usage, at);
  const amount = priced?.cost ?? call.worst;
  const isCounted = priced !== null && reply.usage !== null;
  return {
    bill: {
      purpose: call.purpose,
      provider: call.candidate.provider,
      state: isCounted ? 'settled' : 'assumed',
      amount,
      margin: isCounted || amount > call.worst ? 0n : call.worst - amount,
      model: call.candidate.name,
      servedModel: reply.servedModel,
      usage: reply.usage,
      priceRow: priceWords(priced?.priceRow ?? null, reply.usage),
    },
    uncachedCost: priced?.uncachedCost ?? call.worst,
  };
}

function priceWords(priceRow: string | null, usage: Usage | null): string {
  if (priceRow === null) return 'no price: assumed at the most it could cost';
  return usage ? priceRow : `${NO_USAGE}; estimated from the lengths of the texts at ${priceRow}`;
}

function usageOfTexts(call: TrialCall, answer: string): Usage {
  return {
    input: textTokens(sentText(call).length),
    cacheRead: 0,
    cacheWrite: 0,
    output: textTokens(answer.length),
    reasoning: 0,
  };
}

/** Returns the bill of a call that brought nothing in time: the most it can have cost. */
export function worstBill({ purpose, candidate, worst }: BilledCall, why: string): Bill {
  return {
    purpose,
    provider: candidate.provider,
    state: 'assumed',
    amount: worst,
    margin: 0n,
    model: candidate.name,
    servedModel: null,
    usage: null,
    priceRow: why,
  };
}

/** Returns what a bill takes of the budget. */
export function heldBy({ amount, margin }: Pick<Bill, 'amount' | 'margin'>): Picodollars {
  return amount + margin;
}

/** So many times the most a call can cost is no rounding of a tokenizer's. */
const TOO_MUCH = 2n;

/** Returns why a model is stopped whose provider counts far more for one call than it can have used; null else. */
export function beyondWorst(
  { candidate, worst }: BilledCall,
  { amount, usage }: Bill,
): Stop | null {
  if (!usage || amount <= TOO_MUCH * worst) return null;
  const tokens = wholeNumber(usage.input + usage.output);
  return {
    reason: 'provider',
    message: `${candidate.name} reports ${tokens} tokens for one call, ${dollars(toDollars(amount))}: it can have used ${dollars(toDollars(worst))} at most. Check the base URL and any proxy on the way.`,
  };
}
