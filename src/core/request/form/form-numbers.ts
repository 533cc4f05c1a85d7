/**
 * A number as people type it: `100,000`, `100.000`, `100 000`, `2.50`, `$2`. Text that is none stays
 * text, for the schema to say so; '' stays ''.
 */
export function parseWhole(typed: string): number | string {
  const bare = typed.trim().replace(/^[$€]\s?/, '');
  if (bare === '') return '';
  if (/^\d{1,3}([., \u00a0\u202f']\d{3})+$/.test(bare)) return Number(bare.replaceAll(/\D/g, ''));
  const value = Number(bare.replace(',', '.'));
  return Number.isNaN(value) ? typed : value;
}

/**
 * An amount of dollars as people type it: `2`, `$2.50`, `2,50`, `1,000`. `1.000` may be one dollar or a
 * thousand: it stays text.
 */
export function parseDollars(typed: string): number | string {
  return DOUBTFUL.test(typed) ? typed : parseWhole(typed);
}

const DOUBTFUL = /^\D*(\d{1,3})\.(\d{3})\s*$/;

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
  return parseShare(text) ?? typed;
}

const RELATIVE =
  /^within\s+([\d.,]+)\s*(%|percent|points?|percentage points?|pp)?(?:\s+of\s+(\S+))?$/i;

function parseShare(text: string): number | null {
  const match = /^(\d*(?:[.,]\d+)|\d+)\s*(%?)$/.exec(text);
  if (!match) return null;
  const value = Number(match[1]!.replace(',', '.'));
  const percent = match[2] === '%' || value > 1;
  return percent ? Math.round(value * 1e6) / 1e8 : value;
}
