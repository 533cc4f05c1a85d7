import type { CatalogModel, Rates } from '../catalog/model.ts';
import { exactDollars, wholeNumber } from '../format.ts';
import type { Picodollars } from '../money.ts';
import type { PricedCall, Usage } from '../trial.ts';
import { type Price, priceAt, ratesFor } from './price-at.ts';

/**
 * What one call cost, exactly: each call alone, since its own input decides its rates. Thinking is
 * part of `usage.output`; the level and the geography it was served at multiply every price. null
 * when the price is unknown: then the call's cost is unknown, not 0.
 */
export function priceCall(model: CatalogModel, usage: Usage, at: Date): PricedCall | null {
  const price = priceAt(model, at);
  if (!price) return null;
  const rates = ratesFor(price, usage.input);
  const factors = factorsOf(model, usage);
  const multiplied = (cost: Picodollars) =>
    factors.reduce((sum, { factor }) => multiply(sum, factor), cost);
  return {
    cost: multiplied(costOf(usage, rates)),
    uncachedCost: multiplied(
      costOf({ ...usage, cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0 }, rates),
    ),
    priceRow: inWords(price, rates, factors),
  };
}

/** Tokens of one call; they may be means. */
export interface CallSizes {
  inputTokens: number;
  /** Thinking included. */
  outputTokens: number;
}

/**
 * Dollars of a call of this size without cached tokens. null when the price is unknown. For what a call did cost, see priceCall.
 */
export function expectedCallCost(model: CatalogModel, sizes: CallSizes, at: Date): number | null {
  const price = priceAt(model, at);
  return price && costOfSizes(price, sizes);
}

/** Returns the dollars of a call of this size at a price, without cached tokens. */
export function costOfSizes(price: Price, { inputTokens, outputTokens }: CallSizes): number {
  const rates = ratesFor(price, inputTokens);
  return (inputTokens * rates.input + outputTokens * rates.output) / 1e12;
}

/** Role markers and what a provider adds around a prompt. */
const FRAME_TOKENS = 256;
/** A call made just before a price step may be billed just after it. */
const CALL_MS = 60 * 60 * 1000;

/**
 * The most one call can cost: what is reserved before it is sent. Both providers' tokenizers fall
 * back to bytes for what they don't know, so a text never has more tokens than `inputBytes`, its
 * UTF-8 bytes. Every one is taken at the most expensive rate that may apply (cache writes, tiers and
 * geographies included), the answer at its limit. null: unknown price.
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
  const cost = BigInt(tokens) * BigInt(input) + BigInt(maxOutputTokens) * BigInt(output);
  return multiply(cost, Math.max(1, ...Object.values(model.geographies)));
}

function ratesUpTo({ base, tiers }: Price, tokens: number): Rates[] {
  return [base, ...tiers.filter(({ above }) => tokens > above).map(({ rates }) => rates)];
}

function costOf(
  { input, cacheRead, cacheWrite, cacheWrite1h = 0, output }: Usage,
  rates: Rates,
): Picodollars {
  // A provider that counts cached tokens apart from the input must not make the rest negative.
  const plain = Math.max(0, input - cacheRead - cacheWrite);
  return (
    times(plain, rates.input) +
    times(cacheRead, rates.cacheRead) +
    times(cacheWrite - cacheWrite1h, rates.cacheWrite) +
    times(cacheWrite1h, rates.cacheWrite1h) +
    times(output, rates.output)
  );
}

const times = (tokens: number, rate: number): Picodollars => BigInt(tokens) * BigInt(rate);

/** What multiplies every price of a call, with the word for it. */
interface Factor {
  name: string;
  factor: number;
}

/** Returns what multiplies a model's list price at a level and in a geography; null: the standard one. */
export function callFactor(
  model: CatalogModel,
  { level, geography }: { level: string | null; geography: string | null },
): number {
  const served = { ...(level && { level }), ...(geography && { geography }) };
  return factorsOf(model, served).reduce((product, { factor }) => product * factor, 1);
}

function factorsOf(
  { levels, geographies }: CatalogModel,
  { level, geography }: Pick<Usage, 'level' | 'geography'>,
): Factor[] {
  return [
    ...(level ? [{ name: level, factor: levels[level] ?? 1 }] : []),
    ...(geography ? [{ name: geography, factor: geographies[geography] ?? 1 }] : []),
  ];
}

/** Factors have at most six decimals. */
function multiply(cost: Picodollars, factor: number): Picodollars {
  return (cost * BigInt(Math.round(factor * 1e6))) / 1_000_000n;
}

/** `$0.10 in, $0.50 out per million tokens x1.1 (us): catalog, from 2026-10-07 (…)` */
function inWords({ origin, tiers }: Price, rates: Rates, factors: readonly Factor[]): string {
  const tier = tiers.find((candidate) => candidate.rates === rates);
  const long = tier ? ` (input above ${wholeNumber(tier.above)} tokens)` : '';
  const multiplied = factors.map(({ name, factor }) => ` x${factor} (${name})`).join('');
  return `${exactDollars(rates.input / 1e6)} in, ${exactDollars(rates.output / 1e6)} out per million tokens${long}${multiplied}: ${origin}`;
}
