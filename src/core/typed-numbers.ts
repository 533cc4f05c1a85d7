/**
 * A number as people type it: `100,000`, `100.000`, `100 000`, `1,000.50`, `1e6`, `100k`, `1.5 million`. Text
 * that is none stays text, for the schema to say so; '' stays ''.
 */
export function parseWhole(typed: string): number | string {
  const bare = typed.trim();
  if (bare === '') return '';
  const [, few = '', times = ''] = MULTIPLIED.exec(bare) ?? [];
  if (PLAIN.test(few)) {
    const factor = /^[kt]/i.test(times) ? 1e3 : 1e6;
    return Math.round(Number(few.replace(',', '.')) * factor);
  }
  const [, whole = '', between, mark, part = '0'] = GROUPED.exec(bare) ?? [];
  if (whole !== '' && mark !== between) return Number(`${whole.replaceAll(/\D/g, '')}.${part}`);
  return PLAIN.test(bare) ? Number(bare.replace(',', '.')) : typed;
}

/** Digits in threes, all parted alike, then perhaps decimals: `1,000,000`, `1.000,50`. None stand behind a zero: `0.005`. */
const GROUPED = /^([1-9]\d{0,2}([., \u00a0\u202f'_])\d{3}(?:\2\d{3})*)(?:([.,])(\d+))?$/;
const MULTIPLIED = /^(\S+?) ?(k|thousand|m|mln|million)$/i;
const PLAIN = /^-?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e\d+)?$/i;

/** Calls a month as people type them: a number, perhaps with `a month` or `calls/month` behind it. */
export function parseCalls(typed: string): number | string {
  const calls = parseWhole(typed.trim().replace(PER_MONTH, ''));
  return typeof calls === 'number' ? calls : typed;
}

const PER_MONTH = /\s*(?:calls)?\s*(?:(?:a|per) |\/ ?)month$/i;

/**
 * An amount of dollars as people type it: `2`, `$2.50`, `2,50`, `2 USD`, `1,000.50`. `1.000` may be one
 * dollar or a thousand, and euros are no dollars: they stay text.
 */
export function parseDollars(typed: string): number | string {
  const bare = bareDollars(typed);
  if (DOUBTFUL.test(bare)) return typed;
  const amount = parseWhole(bare);
  return amount === '' || typeof amount === 'number' ? amount : typed;
}

/** An amount without the words for dollars before or behind it. */
const bareDollars = (typed: string) => typed.trim().replace(DOLLARS, '');

const DOLLARS = /^(?:(?:US)?\$|USD)\s?|\s*(?:\$|USD|(?:US )?dollars?)$/i;
const DOUBTFUL = /^\D*([1-9]\d{0,2})\.(\d{3})$/;

/**
 * What a dollar is worth in another currency, as people type it: `0.92`, `0,92`, `25400`, `25,400.50`. NaN for
 * anything else, also for `25,400` and `16.500`, which may be a thousand times as much.
 */
export function parseRate(typed: string): number {
  if (DOUBTFUL_RATE.test(typed)) return Number.NaN;
  return PLAIN.test(typed) ? Number(typed.replace(',', '.')) : Number(parseWhole(typed));
}

/** Nobody writes a decimal zero at the end of a rate but to fill up three. */
const DOUBTFUL_RATE = /^[1-9]\d{0,2}(?:,\d{3}|\.\d\d0)$/;

/** Why an amount of dollars is left as text though it is a number; null where it isn't. */
export function dollarsDoubt(typed: string): string | null {
  const [, whole = '', rest = ''] = DOUBTFUL.exec(bareDollars(typed)) ?? [];
  if (whole === '') return null;
  const decimal = `${whole}.${rest.slice(0, 2)}`;
  return `${typed.trim()} may be ${decimal} or ${whole},${rest} dollars: write it like that`;
}

/**
 * A bar as people type it: `90%`, `0.9`, `90` (percent), `within 5% of provider/model`. Text that is
 * none stays text, for the schema to say so; '' stays ''.
 */
export function parseBar(typed: string): number | string | { within: number; of?: string } {
  const text = typed.trim();
  if (text === '') return '';
  const relative = RELATIVE.exec(text);
  if (relative) {
    const [, amount = '', unit = '', of] = relative;
    const within = parseShare(unit ? `${amount}%` : amount);
    if (within === null) return typed;
    return of ? { within, of } : { within };
  }
  return DOUBTFUL_SHARE.test(text) ? typed : (parseShare(text) ?? typed);
}

/** 1.2 is a slip, of 0.12 as likely as of 12%; so is 5, of 0.5, 50 and 95. */
const DOUBTFUL_SHARE = /^(?:1[.,]\d*[1-9]\d*|[2-9](?:[.,]\d*)?)$/;

const RELATIVE =
  /^within\s+([\d.,]+)\s*(%|percent|points?|percentage points?|pp)?(?:\s+of\s+(\S+))?$/i;

/** A share as people type it: `5%`, `0.05`, `5` (percent); null for anything else. */
export function parseShare(text: string): number | null {
  const [, digits, mark] = /^(\d*(?:[.,]\d+)|\d+)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits.replace(',', '.'));
  const percent = mark === '%' || value > 1;
  return percent ? Math.round(value * 1e6) / 1e8 : value;
}
