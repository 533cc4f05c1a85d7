import type { CatalogModel, Rates } from '../catalog.ts';
import type { Picodollars } from '../money.ts';
import { type Price, priceAt } from './price-at.ts';

/**
 * Tokens one UTF-16 unit can become at most. Both providers' tokenizers fall back to bytes for what
 * they don't know, so a text never has more tokens than UTF-8 bytes, and a unit is at most three
 * bytes (a surrogate pair, two units, is four). One token a character would do for Latin text, but
 * not for rare scripts and emoji; what is reserved too much returns when the call is settled.
 */
const TOKENS_A_CHARACTER = 3;
/** Role markers and what a provider adds around a prompt. */
const FRAME_TOKENS = 256;
/** A call made just before a price step may be billed just after it. */
const CALL_MS = 60 * 60 * 1000;

/**
 * The most one call can cost: what is reserved before it is sent. `inputCharacters` counts UTF-16
 * units (a string's length) of all that is sent; every input token is taken at the dearest rate
 * that may apply (cache writes and tiers included), the answer at its limit. null: unknown price.
 */
export function worstCaseCost(
  model: CatalogModel,
  { inputCharacters, maxOutputTokens }: { inputCharacters: number; maxOutputTokens: number },
  at: Date,
): Picodollars | null {
  const price = priceAt(model, at);
  if (!price) return null;
  const soon = priceAt(model, new Date(at.getTime() + CALL_MS)) ?? price;
  const tokens = Math.ceil(inputCharacters) * TOKENS_A_CHARACTER + FRAME_TOKENS;
  const rates = [price, soon].flatMap((candidate) => ratesUpTo(candidate, tokens));
  const input = Math.max(...rates.flatMap((r) => [r.input, r.cacheRead, r.cacheWrite]));
  const output = Math.max(...rates.map((r) => r.output));
  return BigInt(tokens) * BigInt(input) + BigInt(maxOutputTokens) * BigInt(output);
}

function ratesUpTo({ base, tiers }: Price, tokens: number): Rates[] {
  return [base, ...tiers.filter(({ above }) => tokens > above).map(({ rates }) => rates)];
}
