import type { CatalogModel, Rates } from '../catalog/model.ts';
import type { Picodollars } from '../money.ts';
import { type Price, priceAt } from './price-at.ts';

/** Role markers and what a provider adds around a prompt. */
const FRAME_TOKENS = 256;
/** A call made just before a price step may be billed just after it. */
const CALL_MS = 60 * 60 * 1000;

/**
 * The most one call can cost: what is reserved before it is sent. Both providers' tokenizers fall
 * back to bytes for what they don't know, so a text never has more tokens than `inputBytes`, its
 * UTF-8 bytes. Every one is taken at the dearest rate that may apply (cache writes and tiers
 * included), the answer at its limit. null: unknown price.
 */
export function worstCaseCost(
  model: CatalogModel,
  { inputBytes, maxOutputTokens }: { inputBytes: number; maxOutputTokens: number },
  at: Date,
): Picodollars | null {
  const price = priceAt(model, at);
  if (!price) return null;
  const soon = priceAt(model, new Date(at.getTime() + CALL_MS)) ?? price;
  const tokens = Math.ceil(inputBytes) + FRAME_TOKENS;
  const rates = [price, soon].flatMap((candidate) => ratesUpTo(candidate, tokens));
  const input = Math.max(...rates.flatMap((r) => [r.input, r.cacheRead, r.cacheWrite]));
  const output = Math.max(...rates.map((r) => r.output));
  return BigInt(tokens) * BigInt(input) + BigInt(maxOutputTokens) * BigInt(output);
}

function ratesUpTo({ base, tiers }: Price, tokens: number): Rates[] {
  return [base, ...tiers.filter(({ above }) => tokens > above).map(({ rates }) => rates)];
}
