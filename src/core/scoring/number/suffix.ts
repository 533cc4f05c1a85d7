import {
  ATTACHED_MAGNITUDES,
  CURRENCIES,
  MAGNITUDES,
  MONEY_MAGNITUDES,
  NAMING,
  TWO_MEANINGS,
} from './amounts.ts';

export interface Suffix {
  end: number;
  /** What it multiplies by; null where it may do that or be a unit. */
  factor: number | null;
  percent: boolean;
  currency: string | null;
  unit: string | null;
  /** Written with the ,- of whole Dutch amounts. */
  dutch: boolean;
}

const PERCENT = / ?(?:%|percent(?!\p{L})|per cent(?!\p{L})|procent(?!\p{L})|pct(?!\p{L}))/iuy;
const POINTS =
  / ?(?:(?:percentage|%)[ -]?points?|(?:procent|%)-?punt(?:en)?|ppt?|(?<basis>basis ?points?|basispunten?|bps))(?!\p{L})/iuy;
const PERMILLE = / ?‰/y;
const DUTCH_WHOLE = /,-{1,2}/y;
const AFTER =
  /( ?)([€$£¥₹₽₩₺฿円]|(?:[kc]?m\^?[23](?!\d)|km\/(?:uur|[hu])|m\/s)(?!\p{L})|[°µ]?\p{L}+(?:'s)?)/uy;

/** Words behind a number that are no unit of it. */
const JOINTS = new Set(['and', 'en', 'or', 'of', 'to', 'tot']);

/** Returns what stands behind a number that ends here: percent, magnitude, currency, unit. */
export function readSuffix(text: string, at: number, hasCurrency: boolean): Suffix {
  const plain = { end: at, factor: 1, percent: false, currency: null, unit: null, dutch: false };
  const behind = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const points = behind(POINTS);
  if (points) {
    const unit = points.groups!.basis === undefined ? 'percentage point' : 'basis point';
    return { ...plain, end: at + points[0].length, unit };
  }
  const percent = behind(PERCENT);
  if (percent) return { ...plain, end: at + percent[0].length, percent: true };
  const permille = behind(PERMILLE);
  if (permille) return { ...plain, end: at + permille[0].length, factor: 0.001 };
  const whole = behind(DUTCH_WHOLE);
  if (whole) return { ...plain, end: at + whole[0].length, dutch: true };
  const after = behind(AFTER);
  if (!after) return plain;
  return readWord(text, after, plain, hasCurrency);
}

function readWord(
  text: string,
  after: RegExpExecArray,
  plain: Suffix,
  hasCurrency: boolean,
): Suffix {
  const [all, space = '', word = ''] = after;
  const end = plain.end + all.length;
  if (/^\.\p{L}/u.test(text.slice(end, end + 2))) return { ...plain, unit: word };
  const letters = hasCurrency ? MONEY_MAGNITUDES : ATTACHED_MAGNITUDES;
  const attached = space === '' || hasCurrency || word === 'k' ? letters[word] : undefined;
  const factor = MAGNITUDES[word.toLowerCase()] ?? attached;
  if (factor !== undefined) {
    const next = readSuffix(text, end, hasCurrency);
    return { ...next, factor: next.factor === null ? null : factor * next.factor };
  }
  if ((space === '' ? NAMING : TWO_MEANINGS).has(word)) return { ...plain, factor: null };
  const currency = CURRENCIES[word.toLowerCase()];
  if (currency !== undefined) return { ...plain, end, currency };
  return { ...plain, unit: JOINTS.has(word.toLowerCase()) ? null : word };
}
