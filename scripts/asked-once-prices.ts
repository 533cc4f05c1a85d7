import { writeFileSync } from 'node:fs';
import { designOf, EXACT_UNITS, errorAllowed } from '../src/core/plan/asked-once.ts';
import type { Pace } from '../src/core/plan/plan-memory.ts';
import { flawlessNeeded } from '../src/core/stats/exact-binomial.ts';
import { ALPHA } from '../src/core/stats/levels.ts';
import { errorPriceFor, testPriced, walk } from '../src/core/stats/optimal-test.ts';

/**
 * Computes the prices of an error that the exact tests are made from (some minutes)
 * and writes src/core/plan/asked-once-prices-data.ts. `npm run bench:decisions` verifies them.
 */
const FILE = new URL('../src/core/plan/asked-once-prices-data.ts', import.meta.url);
const PACES: readonly Pace[] = ['patient', 'sparing', 'last'];
const percents = Array.from({ length: 50 }, (_, index) => 50 + index);
const sizes = Array.from(
  { length: EXACT_UNITS.most - EXACT_UNITS.least + 1 },
  (_, index) => EXACT_UNITS.least + index,
);

/** By size: each price is looked for from that of the size before it. */
function pricesOf(bar: number, pace: Pace): string {
  let last: number | null = null;
  return sizes
    .map((size) => {
      if (size < flawlessNeeded(bar, ALPHA)) return stored(null);
      last =
        last === null
          ? errorPriceFor(designOf(size, bar, pace), errorAllowed(size, bar, ALPHA, pace))
          : near(size, bar, pace, last);
      return stored(last);
    })
    .join('');
}

/** The lowest price of a run of prices that keep to the error, from a start on. */
function near(size: number, bar: number, pace: Pace, start: number): number {
  const keeps = (price: number) =>
    walk(testPriced(designOf(size, bar, pace), price), bar).proven <=
    errorAllowed(size, bar, ALPHA, pace);
  let price = start;
  while (!keeps(price)) price++;
  while (price > 0 && keeps(price - 1)) price--;
  return price;
}

function stored(price: number | null): string {
  return price === null ? '--' : price.toString(36).padStart(2, '0');
}

function listOf(pace: Pace): string {
  return percents.map((percent) => `    '${pricesOf(percent / 100, pace)}',`).join('\n');
}

writeFileSync(
  FILE,
  `/** By bar, 0.5 to 0.99; then by samples, 15 to 300: two characters each, in base 36. */\nexport const PRICES: Readonly<Record<'patient' | 'sparing' | 'last', readonly string[]>> = {\n${PACES.map((pace) => `  ${pace}: [\n${listOf(pace)}\n  ],\n`).join('')}};\n`,
);
