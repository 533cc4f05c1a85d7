import { readFileSync } from 'node:fs';
import { findModel } from '../../src/core/catalog/find-model.ts';
import { parseCatalog } from '../../src/core/catalog/parse-catalog.ts';
import { addedTokensCost } from '../../src/core/pricing/added-tokens.ts';
import { expectedCallCost } from '../../src/core/pricing/call-cost.ts';
import { say, tell } from '../decisions/report.ts';

const AT = new Date('2026-11-26T12:00:00Z');
const CALL = { inputTokens: 300, outputTokens: 10 };
const VOLUME = 4_320;

/** Dollars per million tokens as the vendors' pages have them, and the month worked out by hand. */
const BY_HAND = [
  {
    name: 'anthropic/claude-haiku-5-5',
    // 300 x $0.10 + 10 x $0.50 a million is $0.000035 a call, 4,320 calls $0.1512; 1,500 x $0.10 is $0.648.
    plain: 0.1512,
    uncached: 0.648,
    // One call in ten minutes. Kept an hour: 1 - e^-6 = 99.752% read 1,500 x $0.01, the rest write 1,500 x $0.20.
    cached: 0.067852,
  },
  {
    name: 'google/gemini-3.5-flash-lite',
    // 300 x $0.30 + 10 x $2.50 a million is $0.000115 a call; 1,500 x $0.30 is $0.00045. Too short for its cache.
    plain: 0.4968,
    uncached: 1.944,
    cached: null,
  },
];

/** Whether a recipe's month equals what one works out by hand, cached and uncached. */
export function tellMoney(): void {
  say(
    `\nA document of 1,500 tokens, ${VOLUME} calls a month of 300 tokens in and 10 out: dollars a month`,
  );
  const catalog = parseCatalog(readFileSync('catalog/models.yml', 'utf8'));
  for (const { name, plain, uncached, cached } of BY_HAND) {
    const model = findModel(catalog, name)!;
    const added = addedTokensCost({
      model,
      tokens: 1_500,
      prefixTokens: 1_500,
      call: CALL,
      volume: VOLUME,
      spread: 'evenly',
      at: AT,
    })!;
    same(`${name} without it`, expectedCallCost(model, CALL, AT)! * VOLUME, plain);
    same(`${name} with it, uncached`, plain + added.uncachedMonthly, plain + uncached);
    if (cached === null) {
      tell(`${name}, a cache counted on`, added.cached ? 'yes' : 'none', !added.cached, 'none');
    } else {
      same(`${name} with it, cached`, plain + added.cached!.monthly, plain + cached);
    }
  }
}

function same(name: string, usd: number, byHand: number): void {
  const isSame = Math.abs(usd - byHand) < 0.000_001;
  tell(name, `$${usd.toFixed(6)}`, isSame, `$${byHand.toFixed(6)} by hand`);
}
