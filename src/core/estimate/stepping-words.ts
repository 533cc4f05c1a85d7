import { dollars, listed } from '../format.ts';
import type { ExpectedMonth } from './estimate.ts';

/** Of more models nothing is said: a sentence stays short. */
const NAMED = 3;

/**
 * Says which month is meant where announced prices make it another than one at today's: `A month is the
 * next one, at the prices announced for its days; at today’s, Gemini 4 Argon is $438.` Nothing where none does.
 */
export function steppingWords(months: readonly ExpectedMonth[]): string[] {
  const stepping = months.filter(({ usd, todayUsd }) => Math.abs(usd - todayUsd) > 1e-9 * usd);
  if (stepping.length === 0) return [];
  const named = stepping
    .slice(0, NAMED)
    .map(({ label, todayUsd }) => `${label} is ${dollars(todayUsd)}`);
  return [
    `A month is the next one, at the prices announced for its days; at today’s, ${listed(named)}.`,
  ];
}
