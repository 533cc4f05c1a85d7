import {
  ATTACHED_MAGNITUDES,
  CURRENCIES,
  MONEY_MAGNITUDES,
  NAMING,
  TWO_MEANINGS,
} from './amounts.ts';
import { factorOfSigns, MAGNITUDE_SIGNS, MAGNITUDES, UNCLEAR_MAGNITUDES } from './magnitudes.ts';

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

const PERCENT =
  / ?(?:%|(?:percent|per cent|procent|pct|prozent|pour cent|por ciento|per cento|por cento)(?!\p{L}))/iuy;
const POINTS =
  / ?(?:(?:percentage|%)[ -]?points?|(?:procent|%)-?punt(?:en)?|ppt?|(?<basis>basis ?points?|basispunten?|bps))(?!\p{L})/iuy;
const PERMILLE = / ?‰/y;
const DUTCH_WHOLE = /,-{1,2}/y;
const AFTER =
  /( ?)([€$£¥₹₽₩₺฿円¢√]|(?:[kc]?m\^?[23](?!\d)|km\/(?:uur|[hu])|m\/s)(?!\p{L})|(?:mil|de) mi[il]\p{L}*|[°µ]?\p{L}[\p{L}\p{M}]*(?:'s)?)/uy;

/** Words behind a number that are no unit of it. */
const JOINTS = new Set('and en or of to tot et ou y o e und oder bis'.split(' '));

/**
 * Returns what stands behind a number that ends here: percent, magnitude, currency, unit. `hasCurrency`: one
 * stands before it.
 */
export function readSuffix(
  text: string,
  at: number,
  { hasCurrency }: { hasCurrency: boolean },
): Suffix {
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
  const signs = behind(MAGNITUDE_SIGNS);
  if (signs)
    return scaled(readSuffix(text, at + signs[0].length, { hasCurrency }), factorOfSigns(signs[0]));
  const after = behind(AFTER);
  if (!after) return plain;
  return readWord(text, after, { plain, hasCurrency });
}

function readWord(
  text: string,
  after: RegExpExecArray,
  { plain, hasCurrency }: { plain: Suffix; hasCurrency: boolean },
): Suffix {
  const [all, space = '', word = ''] = after;
  const end = plain.end + all.length;
  if (/^\.\p{L}/u.test(text.slice(end, end + 2))) return { ...plain, unit: word };
  const isMoney = hasCurrency || /[€$£]/.test(text.charAt(end));
  const letters = isMoney ? MONEY_MAGNITUDES : ATTACHED_MAGNITUDES;
  const attached = space === '' || isMoney || word === 'k' ? letters[word] : undefined;
  const factor = MAGNITUDES.get(word.toLowerCase()) ?? attached;
  if (factor !== undefined) return scaled(readSuffix(text, end, { hasCurrency }), factor);
  if (
    (space === '' ? NAMING : TWO_MEANINGS).has(word) ||
    /^[π√]./u.test(word) ||
    UNCLEAR_MAGNITUDES.has(word.toLowerCase())
  )
    return { ...plain, factor: null };
  const currency = CURRENCIES[word.toLowerCase()];
  if (currency !== undefined)
    return { ...plain, end, currency, unit: WEIGHT.has(word) ? 'lb' : null };
  if (space !== '' && SEAT_OR_DEGREES.has(word)) return { ...plain, unit: `°${word}` };
  return { ...plain, unit: JOINTS.has(word.toLowerCase()) ? null : word };
}

/** Units that make a name right behind the digits: seat 14C. */
export const SEAT_OR_DEGREES: ReadonlySet<string> = new Set(['C', 'F']);

/** Words for a currency that are a weight, too. */
const WEIGHT = new Set(['pound', 'pounds', 'Pound', 'Pounds']);

/** What stands behind a magnitude, multiplied by it, too. */
function scaled(next: Suffix, factor: number): Suffix {
  return { ...next, factor: next.factor === null ? null : factor * next.factor };
}
