import type { DecimalMark } from '../../evaluation.ts';

/** A row of digits as a decimal's text, read with a comma before the decimals and with a point. */
export interface Digits {
  comma: string;
  point: string;
  /** The mark that its form gives away; null where it has none, or two readings. */
  shows: DecimalMark | null;
}

/** Longer rows are no numbers that anyone compares. */
const LONGEST = 400;

const SPACED = /^\d{1,3}(?:([ '_])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const BY_COMMA = /^(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})$/;
const BY_POINT = /^\d{1,3}(?:\.\d{3})+$/;
const TWO_READINGS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** The readings of digits with the marks between them: 1.234,5 and 1'234; null where they form no number. */
export function readDigits(written: string): Digits | null {
  if (written.length > LONGEST) return null;
  if (/[ '_]/.test(written) && !SPACED.test(written)) return null;
  const text = written.replace(/[ '_]/g, '');
  const spaced = text.length < written.length;
  const [commas, points] = [count(text, ','), count(text, '.')];
  if (commas + points === 0) return { comma: text, point: text, shows: null };
  if (commas > 0 && points > 0) return readBoth(text);
  const mark = commas > 0 ? ',' : '.';
  if (commas + points > 1) return readGroups(text, mark);
  const decimal = asDecimal(text, mark);
  if (spaced || !TWO_READINGS.test(text)) return clear(decimal, mark === ',' ? 'comma' : 'point');
  const grouped = text.replace(mark, '');
  const [comma, point] = mark === ',' ? [decimal, grouped] : [grouped, decimal];
  return { comma, point, shows: null };
}

function readBoth(text: string): Digits | null {
  const mark = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const [whole = '', decimals = ''] = [
    text.slice(0, text.lastIndexOf(mark)),
    text.slice(text.lastIndexOf(mark) + 1),
  ];
  const grouped = mark === ',' ? BY_POINT.test(whole) : BY_COMMA.test(whole);
  if (!grouped || !/^\d+$/.test(decimals)) return null;
  return clear(`${whole.replace(/[.,]/g, '')}.${decimals}`, mark === ',' ? 'comma' : 'point');
}

function readGroups(text: string, mark: ',' | '.'): Digits | null {
  if (!(mark === ',' ? BY_COMMA : BY_POINT).test(text)) return null;
  return clear(text.replaceAll(mark, ''), mark === ',' ? 'point' : 'comma');
}

function clear(text: string, shows: DecimalMark): Digits {
  return { comma: text, point: text, shows };
}

function asDecimal(text: string, mark: string): string {
  const [whole = '', decimals = ''] = text.split(mark);
  return `${whole || '0'}.${decimals}`;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
