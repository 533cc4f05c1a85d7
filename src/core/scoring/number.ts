import type { Score } from '../trial.ts';
import { rightIf, unparsable } from './verdicts.ts';

export interface NumberOptions {
  tolerance: number;
  /** The tolerance is a share of the expected number. */
  relative: boolean;
}

/**
 * Whether the answer's number is the expected one, within the tolerance. Units, currency signs and
 * thousands separators are ignored; a dash inside 2026-11-24 or 10-20 is no minus. Where an answer holds
 * several numbers its last one counts; where one can be read two ways (1.234 is 1234 in Dutch), either reading may be right.
 */
export function number({ tolerance, relative }: NumberOptions) {
  return (answer: string, expected: string): Score => {
    const wanted = readings(expected).at(-1)?.[0];
    const given = readings(answer).at(-1);
    if (wanted === undefined || given === undefined) return unparsable('no number in the answer');
    const allowed = relative ? tolerance * Math.abs(wanted) : tolerance;
    const rounding = 1e-9 * Math.max(1, Math.abs(wanted));
    return rightIf(given.some((value) => Math.abs(value - wanted) <= allowed + rounding));
  };
}

/** The number in a text as it is most likely meant; null when there is none. */
export function readNumber(text: string): number | null {
  return readings(text).at(-1)?.[0] ?? null;
}

const NUMBERS =
  /(?:(?<![\p{L}\d])[-+−])?(?:[$€£¥]\s?[-−]?)?(?:\d|(?<!\d)\.(?=\d))(?:[\d.,'’_]|[\u0020\u00a0\u202f](?=\d{3}(?!\d)))*(?:e[-+]?\d+)?/giu;

/** Every number in a text, each with its readings, the likeliest first. */
function readings(text: string): number[][] {
  return [...text.matchAll(NUMBERS)].map(([token]) => readToken(token));
}

function readToken(token: string): number[] {
  const negative = /^[$€£¥\s]*[-−]/.test(token);
  const bare = token
    .replaceAll(/[^\d.,e+-]/gi, '')
    .replace(/^[-+]+/, '')
    .replace(/[.,]+$/, '');
  return decimalReadings(bare).map((value) => (negative ? -value : value));
}

function decimalReadings(bare: string): number[] {
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return [Number(bare)];
  const mark = bare[last]!;
  const other = mark === '.' ? ',' : '.';
  const asDecimal = Number(bare.replaceAll(other, '').replace(mark, '.'));
  const asThousands = Number(bare.replaceAll(/[.,]/g, ''));
  if (bare.includes(other)) return [asDecimal];
  if (bare.indexOf(mark) !== last) return [asThousands];
  const groups = /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare);
  if (!groups) return [asDecimal];
  return mark === ',' ? [asThousands, asDecimal] : [asDecimal, asThousands];
}
