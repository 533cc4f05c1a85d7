import { readFileSync } from 'node:fs';
import { findModel } from '../../src/core/catalog/find-model.ts';
import { parseCatalog } from '../../src/core/catalog/parse-catalog.ts';
import { addedTokensCost } from '../../src/core/pricing/added-tokens.ts';
import { expectedCallCost } from '../../src/core/pricing/call-cost.ts';
import { priceAt } from '../../src/core/pricing/price-at.ts';
import { say, tell } from '../report.ts';

const AT = new Date('2026-11-26T12:00:00Z');
const CALL = { inputTokens: 300, outputTokens: 10 };
const VOLUME = 4_320;

/** Dollars per million tokens as the vendors' pages have them, and the month worked out by hand. */
const BY_HAND = [
  {
    name: 'anthropic/claude-haiku-5-5',
    tokens: 1_500,
    // 300 x $0.10 + 10 x $0.50 a million is $0.000035 a call, 4,320 calls $0.1512; 1,500 x $0.10 is $0.648.
    plain: 0.1512,
    uncached: 0.648,
    // One call in ten minutes. Kept an hour: 1 - e^-6 = 99.752% read 1,500 x $0.01, the rest write 1,500 x $0.20.
    cached: 0.067852,
    couldBe: null,
  },
  {
    name: 'google/gemini-3.5-flash-lite',
    tokens: 1_500,
    // 300 x $0.30 + 10 x $2.50 a million is $0.000115 a call; 1,500 x $0.30 is $0.00045.
    plain: 0.4968,
    uncached: 1.944,
    cached: null,
    // Google caches no beginning of fewer than 2,048 tokens.
    couldBe: null,
  },
  {
    name: 'google/gemini-3.5-flash-lite',
    tokens: 3_000,
    plain: 0.4968,
    // 3,000 x $0.30 a million is $0.0009 a call.
    uncached: 3.888,
    cached: null,
    // The fewest tokens it caches are not known; every call that hits reads 3,000 x $0.03.
    couldBe: 0.3888,
  },
  {
    name: 'google/gemini-4-argon',
    tokens: 8_000,
    // 300 x $2 + 10 x $10 a million is $0.0007 a call; 8,000 x $2 is $0.016.
    plain: 3.024,
    uncached: 69.12,
    cached: null,
    // Long enough for its cache, which isn't promised: 8,000 x $0.10 a call that hits.
    couldBe: 3.456,
  },
];

/** Whether a recipe's month equals what one works out by hand, cached and uncached. */
export function tellMoney(): void {
  say(`\nA document, ${VOLUME} calls a month of 300 tokens in and 10 out: dollars a month`);
  const catalog = parseCatalog(readFileSync('catalog/models.yml', 'utf8'));
  for (const { name, tokens, plain, uncached, cached, couldBe } of BY_HAND) {
    const model = findModel(catalog, name)!;
    const added = addedTokensCost({
      model,
      tokens,
      prefixTokens: tokens,
      call: CALL,
      volume: VOLUME,
      spread: 'evenly',
      price: priceAt(model, AT),
    })!;
    const who = `${name}, ${tokens} tokens,`;
    same(`${name} without it`, expectedCallCost(model, CALL, AT)! * VOLUME, plain);
    same(`${who} uncached`, plain + added.uncachedMonthly, plain + uncached);
    const counted = added.cached?.monthly ?? null;
    same(`${who} cached`, month(plain, counted), month(plain, cached));
    same(`${who} could be`, month(plain, added.couldBeMonthly), month(plain, couldBe));
  }
}

function month(plain: number, added: number | null): number | null {
  return added === null ? null : plain + added;
}

function same(name: string, usd: number | null, byHand: number | null): void {
  const isSame = usd === byHand || Math.abs(usd! - byHand!) < 0.000_001;
  const words = (amount: number | null) => (amount === null ? 'none' : `$${amount.toFixed(6)}`);
  tell(name, words(usd), isSame, `${words(byHand)} by hand`);
}
