/**
 * A number as people type it: `100,000`, `100.000`, `100 000`, `1,000.50`, `1e6`. Text that is none
 * stays text, for the schema to say so; '' stays ''.
 */
export function parseWhole(typed: string): number | string {
  const bare = typed.trim();
  if (bare === '') return '';
  const [, whole = '', mark = '', part = '0'] = GROUPED.exec(bare) ?? [];
  if (whole !== '' && (mark === '' || !whole.includes(mark)))
    return Number(`${whole.replaceAll(/\D/g, '')}.${part}`);
  return PLAIN.test(bare) ? Number(bare.replace(',', '.')) : typed;
}

/** Digits in threes, then perhaps cents: `1,000,000`, `1.000,50`. None stand behind a zero: `0.005`. */
const GROUPED = /^([1-9]\d{0,2}(?:[., \u00a0\u202f'_]\d{3})+)(?:([.,])(\d{1,2}))?$/;
const PLAIN = /^-?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e\d+)?$/i;

/**
 * An amount of dollars as people type it: `2`, `$2.50`, `2,50`, `2 USD`, `1,000.50`. `1.000` may be one
 * dollar or a thousand, and euros are no dollars: they stay text.
 */
export function parseDollars(typed: string): number | string {
  if (DOUBTFUL.test(typed)) return typed;
  const amount = parseWhole(typed.trim().replace(DOLLARS, ''));
  return amount === '' || typeof amount === 'number' ? amount : typed;
}

const DOLLARS = /^(?:US)?\$\s?|\s*(?:\$|USD|dollars?)$/i;
const DOUBTFUL = /^\D*([1-9]\d{0,2})\.(\d{3})\s*$/;

/** Why an amount of dollars is left as text though it is a number; null where it isn't. */
export function dollarsDoubt(typed: string): string | null {
  const [, whole = '', rest = ''] = DOUBTFUL.exec(typed) ?? [];
  if (whole === '') return null;
  const decimal = `${whole}.${rest.slice(0, 2)}`;
  return `${typed.trim()} may be ${decimal} or ${whole},${rest} dollars: write it like that.`;
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

/** 1.2 is a slip, of 0.12 as likely as of 12%. */
const DOUBTFUL_SHARE = /^1[.,]\d*[1-9]\d*$/;

const RELATIVE =
  /^within\s+([\d.,]+)\s*(%|percent|points?|percentage points?|pp)?(?:\s+of\s+(\S+))?$/i;

function parseShare(text: string): number | null {
  const match = /^(\d*(?:[.,]\d+)|\d+)\s*(%?)$/.exec(text);
  if (!match) return null;
  const value = Number(match[1]!.replace(',', '.'));
  const percent = match[2] === '%' || value > 1;
  return percent ? Math.round(value * 1e6) / 1e8 : value;
}
