import type { Score } from '../trial.ts';
import { rightIf, unparsable } from './scores.ts';

export interface NumberOptions {
  tolerance: number;
  /** The tolerance is a share of the expected number. */
  relative: boolean;
}

/**
 * Whether the answer's number is the expected one, within the tolerance. Units, currency signs and
 * thousands separators are ignored; a dash inside 2026-11-24 or 10-20 is no minus. Where an answer holds
 * several numbers its last one counts; where one can be read two ways (1.234 is 1234 in Dutch), any reading may be right.
 */
export function number({ tolerance, relative }: NumberOptions) {
  return (answer: string, expected: string): Score => {
    const wanted = readings(expected);
    const given = readings(answer);
    if (wanted.length === 0 || given.length === 0) return unparsable('no number in the answer');
    return rightIf(wanted.some((target) => given.some((value) => isNear(value, target))));
  };

  function isNear(value: number, target: number): boolean {
    const allowed = relative ? tolerance * Math.abs(target) : tolerance;
    const rounding = 1e-9 * Math.max(1, Math.abs(target));
    return Math.abs(value - target) <= allowed + rounding;
  }
}

/** The number in a text as it is most likely meant; null when there is none. */
export function readNumber(text: string): number | null {
  return readings(text)[0] ?? null;
}

const NUMBERS =
  /(?:(?<![\p{L}\d])[-+−])?(?:[$€£¥]\s?[-−]?)?(?:\d|(?<!\d)\.(?=\d))(?:[\d.,'’_]|[\u0020\u00a0\u202f](?=\d{3}(?!\d)))*(?:e[-+]?\d+)?/giu;

/** A digit after a letter is part of a name or a unit (CO2, m2), unless the letters are a currency's code. */
const IN_A_WORD = /\p{L}$/u;
const AFTER_CURRENCY = /(?<!\p{L})[A-Z]{3}$/u;

/** The last number in a text, in all its readings, the likeliest first; one within a word where there is no other. */
function readings(text: string): number[] {
  const found = [...text.matchAll(NUMBERS)];
  const token = found.findLast((match) => standsFree(text, match.index)) ?? found.at(-1);
  return token ? readToken(token[0]) : [];
}

function standsFree(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return !IN_A_WORD.test(before) || AFTER_CURRENCY.test(before);
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
