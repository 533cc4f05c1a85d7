import { migrateDatabase } from '../src/store/client.ts';
import { playMoneyOf } from './money-play.ts';
import { openStand } from './stand.ts';

/**
 * Plays 10,000 random interleavings of money, or those of some seeds: `npm run bench:money -- 1 5` plays
 * the thousands 1 to 5. Exits with 1 where a book doesn't balance, or a budget or a cap was passed.
 */
const [first = 1, last = 10] = process.argv.slice(2).map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
await using stand = await openStand();
await migrateDatabase(stand.databaseUrl);
const begun = performance.now();
const broken = await playMoneyOf(stand.databaseUrl, seeds);
const seconds = Math.round((performance.now() - begun) / 1_000);
process.stdout.write(
  `${seeds.length * 1_000} interleavings of money, seeds ${first} to ${last}, ${seconds} s: ${broken.length} books that did not balance, budgets and caps passed (limit 0)\n`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
