/** Numbers, money and dates as every surface writes them (Slack, terminal, files); English, UTC. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const twoFigures = new Intl.NumberFormat('en-US', {
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
});
const threeFigures = new Intl.NumberFormat('en-US', {
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const millionths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
});
const sixFigures = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });
const tenThousandths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/**
 * A share in [0,1] as a percentage: `98%`. What is not quite all or nothing never reads as 100% or
 * 0%: `99.7%`, `>99.9%`, `0.3%`, `<0.1%`.
 */
export function percent(share: number): string {
  if (share >= 0.9995 && share < 1) return '>99.9%';
  if (share > 0 && share < 0.0005) return '<0.1%';
  const nearAnEnd = (share >= 0.995 && share < 1) || (share > 0 && share < 0.005);
  return `${nearAnEnd ? tenths.format(share * 100) : whole.format(share * 100)}%`;
}

/** A share in [0,1] that somebody chose, as they did: `90%`, `92.5%`, `99.95%`. */
export function chosenPercent(share: number): string {
  return `${tenThousandths.format(share * 100)}%`;
}

/**
 * An interval of shares: `91-100%`. Its ends are rounded outwards, so that the text never claims
 * more than the numbers do.
 */
export function percentRange([low, high]: readonly [number, number]): string {
  const from = Math.floor(low * 100 + 1e-9);
  const to = Math.ceil(high * 100 - 1e-9);
  return from === to ? `${from}%` : `${from}-${to}%`;
}

/** A share as a whole percentage, rounded down: never more than was shown. */
export function percentDown(share: number): string {
  return percent(Math.floor(share * 100 + 1e-9) / 100);
}

/** A difference of shares in percentage points: `4 points`, `1 point`, `0.5 points`. */
export function points(difference: number): string {
  const value = tenThousandths.format(Math.abs(difference) * 100);
  return `${value} ${value === '1' ? 'point' : 'points'}`;
}

/**
 * Dollars as short as they stay true: `$6`, `$1.20`, `$2,610`, `$0.38`; always two significant figures
 * below a cent: `$0.000060`, `$0.0024`.
 */
export function dollars(amount: number): string {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  if (size < 0.00995) return size === 0 ? '$0' : `${sign}$${twoFigures.format(size)}`;
  if (size >= 99.995) return `${sign}$${whole.format(size)}`;
  return `${sign}$${cents.format(size).replace(/\.00$/, '')}`;
}

/**
 * Dollars that somebody paid, never rounded to whole ones: `$1,234.56`, `$6`; two significant figures below a
 * cent.
 */
export function toTheCent(amount: number): string {
  const size = Math.abs(amount);
  if (size < 0.00995) return dollars(amount);
  return `${amount < 0 ? '-' : ''}$${cents.format(size).replace(/\.00$/, '')}`;
}

/** Dollars that are not passed, as `toTheCent` writes them, rounded up. */
export function upToTheCent(amount: number): string {
  const step = stepOf(amount);
  return toTheCent(Math.ceil(amount / step - TINY) * step);
}

/** Dollars that are left, as `toTheCent` writes them, rounded down. */
export function downToTheCent(amount: number): string {
  const step = stepOf(amount);
  return toTheCent(Math.floor(amount / step + TINY) * step);
}

/**
 * Writes the dollars of a table that adds up to `total`, all with as many decimals: cents, of less than a
 * dollar ten-thousandths, of less than a cent millionths. What is less than the last of them reads `<$0.01`.
 */
export function columnDollars(total: number): (amount: number) => string {
  const decimals = total >= 0.9995 ? 2 : total >= 0.00995 ? 4 : 6;
  const format = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const least = 10 ** -decimals;
  return (amount) =>
    amount > 0 && amount < least / 2 ? `<$${format.format(least)}` : `$${format.format(amount)}`;
}

/** Of a sum of doubles, too little to round it by. */
const TINY = 1e-6;

/** What an amount is rounded to: a cent, below it the second of its significant figures. */
function stepOf(amount: number): number {
  return amount > 0 && amount < 0.01 ? 10 ** (Math.floor(Math.log10(amount)) - 1) : 0.01;
}

/**
 * Dollars of a call or of a thousand, so that a month of them agrees and a column of them lines up: always
 * three significant figures below a dollar, cents above: `$0.0651`, `$0.0490`, `$0.0000650`, `$1.20`, `$6.00`.
 */
export function callDollars(amount: number): string {
  if (amount <= 0 || amount >= 99.995) return dollars(amount);
  return `$${(amount < 0.9995 ? threeFigures : cents).format(amount)}`;
}

/** The same of what was not measured, in two figures: `$0.067`, `$0.50`, `$1.20`, `$12`. */
export function aboutCallDollars(amount: number): string {
  if (amount <= 0 || amount >= 0.995) return dollars(Number(amount.toPrecision(2)));
  return `$${twoFigures.format(amount)}`;
}

/** Dollars as somebody set them, a list price or a cap: `$0.10`, `$0.125`, `$1,234.56`, `$5`. */
export function exactDollars(usd: number): string {
  if (usd > 0 && usd < 0.01) return `$${sixFigures.format(usd)}`;
  return `$${millionths.format(usd).replace(/\.00$/, '')}`;
}

/** A whole number: `4,990`. */
export function wholeNumber(number: number): string {
  return whole.format(number);
}

/** A number of things: `1 sample`, `1,245 calls`, `2 replies` (with the plural given). */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${whole.format(number)} ${number === 1 ? singular : plural}`;
}

/** How often something is done: `once`, `twice`, `3 times`. */
export function often(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${whole.format(times)} times`;
}

/** Names one after another: `a`, `a and b`, `a, b and c`; empty where there are none. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A length of time: `40 ms`, `0.6 s`, `12 s`, `2 min 5 s`, `1 h 4 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 99.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_950) return `${tenths.format(milliseconds / 1000)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's');
  return twoUnits(Math.round(seconds / 60), 60, 'h', 'min');
}

function twoUnits(total: number, size: number, large: string, small: string): string {
  const rest = total % size;
  const text = `${whole.format(Math.floor(total / size))} ${large}`;
  return rest === 0 ? text : `${text} ${rest} ${small}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day in UTC: `23 Nov 2026`. Takes a Date or ISO 8601 text. */
export function date(day: Date | string): string {
  const at = new Date(day);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** A calendar month written `2026-12`: `Dec 2026`. */
export function month(written: string): string {
  return `${MONTHS[Number(written.slice(5)) - 1]} ${written.slice(0, 4)}`;
}

/** A minute in UTC: `14:02 UTC on 23 Nov 2026`. */
export function minute(at: Date): string {
  return `${at.toISOString().slice(11, 16)} UTC on ${date(at)}`;
}

/** How many times as much: `40x`, `1.5x`, `1,200x`. */
export function multiple(times: number): string {
  return `${times < 9.95 ? tenths.format(times) : whole.format(times)}x`;
}
