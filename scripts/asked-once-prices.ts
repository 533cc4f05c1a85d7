import { writeFileSync } from 'node:fs';
import { designOf, EXACT_UNITS, type Pace } from '../src/core/plan/asked-once.ts';
import { flawlessNeeded } from '../src/core/stats/exact-binomial.ts';
import { ALPHA } from '../src/core/stats/levels.ts';
import { priceAt, testPriced, walk } from '../src/core/stats/optimal-test.ts';

/**
 * Computes the prices of an error that the exact tests are made from (about 20 minutes on one core)
 * and writes src/core/plan/asked-once-prices-data.ts. `npm run bench:decisions` verifies them.
 */
const FILE = new URL('../src/core/plan/asked-once-prices-data.ts', import.meta.url);
/** Prices below the one that halving finds, looked at too: the error has steps. */
const BELOW = 8;

const percents = Array.from({ length: 50 }, (_, index) => 50 + index);
const sizes = Array.from(
  { length: EXACT_UNITS.most - EXACT_UNITS.least + 1 },
  (_, index) => EXACT_UNITS.least + index,
);

function pricesOf(bar: number, pace: Pace): string {
  return sizes.map((size) => stored(lowestPrice(size, bar, pace))).join('');
}

function lowestPrice(size: number, bar: number, pace: Pace): number | null {
  if (size < flawlessNeeded(bar, ALPHA)) return null;
  const design = designOf(size, bar, pace);
  let lowest = priceAt(design, ALPHA);
  for (let price = lowest - 1; price >= lowest - BELOW && price >= 0; price--) {
    if (walk(testPriced(design, price), bar).proven <= ALPHA) lowest = price;
  }
  return lowest;
}

function stored(price: number | null): string {
  return price === null ? '--' : price.toString(36).padStart(2, '0');
}

const rows = percents.map((percent) => {
  process.stderr.write(`${percent} `);
  const bar = percent / 100;
  return `  // ${bar}\n  {\n    patient:\n      '${pricesOf(bar, 'patient')}',\n    sparing:\n      '${pricesOf(bar, 'sparing')}',\n  },`;
});
writeFileSync(
  FILE,
  `/** By bar, 0.5 to 0.99; then by samples, 15 to 300: two characters each, in base 36. */\nexport const PRICES: readonly { patient: string; sparing: string }[] = [\n${rows.join('\n')}\n];\n`,
);
