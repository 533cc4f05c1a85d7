import { date } from '../format.ts';
import type { ExpectedMonth } from './estimate.ts';

/** Which models retire before the month is over, a sentence each: `Gemini 2.5 Flash retires on 1 Dec 2026.` */
export function retiringWords(months: readonly ExpectedMonth[]): string[] {
  return months.flatMap(({ label, retires }) =>
    retires === null ? [] : [`${label} retires on ${date(retires)}.`],
  );
}
