import { chosenPercent } from '../format.ts';
import { nearest } from '../nearest.ts';
import type { Currency } from '../own-money.ts';
import { dollarsDoubt, parseDollars, parseRate } from '../typed-numbers.ts';

/** A value, or what is wrong with the text, as the end of a sentence that begins with the setting's name. */
export type Parsed<T> = { value: T } | { problem: string };

/** One kind of value: how it is read from text and written back. */
export interface SettingKind<T> {
  parse(text: string): Parsed<T>;
  print(value: T): string;
}

/** In cents, and never with three decimals, which could be a thousand. */
function exact(usd: number): string {
  const [, decimals = ''] = String(usd).split('.');
  return usd.toLocaleString('en-US', {
    minimumFractionDigits: decimals.length === 0 ? 0 : decimals.length === 3 ? 4 : 2,
    maximumFractionDigits: 6,
  });
}

const OFF = /^(off|none|no)$/i;

/** The kind with `off` (or `none`) for null. */
export function orOff<T>({ parse, print }: SettingKind<T>): SettingKind<T | null> {
  return {
    parse: (text) => (OFF.test(text) ? { value: null } : parse(text)),
    print: (value) => (value === null ? 'off' : print(value)),
  };
}

const MOST_DOLLARS = 1e9;

/** Dollars above zero, as people type them: `$20`, `2,50`, `1,000.50`. */
export const amount: SettingKind<number> = {
  parse: (text) => {
    const value = parseDollars(text);
    if (typeof value === 'number' && value > 0 && value <= MOST_DOLLARS) return { value };
    if (typeof value === 'number' && value > MOST_DOLLARS) {
      return { problem: `must be at most ${MOST_DOLLARS.toLocaleString('en-US')} dollars, or off` };
    }
    const doubt = dollarsDoubt(text);
    const problem = 'must be an amount in dollars above 0, such as 20, or off';
    return { problem: doubt === null ? problem : `${problem}: ${doubt}` };
  },
  print: (value) => `$${exact(value)}`,
};

/** A whole number from `from` to `to`. */
export function wholeNumberFrom(from: number, to: number): SettingKind<number> {
  return {
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= from && value <= to
        ? { value }
        : { problem: `must be a whole number from ${from} to ${to}` };
    },
    print: String,
  };
}

const PERCENTAGE = /^(\d{1,2}(?:[.,]\d+)?|[.,]\d+)\s*(%|percent)?$/i;

/** A share below 1, written as a percentage: `15%`; `0.15` is that, too, and `off` is 0. */
export const percentage: SettingKind<number> = {
  parse: (text) => {
    if (OFF.test(text)) return { value: 0 };
    const [, digits = '', unit] = PERCENTAGE.exec(text) ?? [];
    const typed = digits === '' ? Number.NaN : Number(digits.replace(',', '.'));
    const value = unit !== undefined || typed >= 1 ? typed / 100 : typed;
    return value >= 0 && value < 1
      ? { value }
      : { problem: 'must be a percentage from 0% to below 100%, such as 15%' };
  },
  print: chosenPercent,
};

/** One of a few names, however it is capitalised; its first three letters will do. */
export function oneOf<T extends string>(names: readonly T[]): SettingKind<T> {
  return {
    parse: (text) => {
      const typed = text.toLowerCase();
      const value = names.find(
        (name) =>
          name.toLowerCase() === typed ||
          (typed.length >= 3 && name.toLowerCase().startsWith(typed)),
      );
      return value ? { value } : { problem: `must be one of ${names.join(', ')}` };
    },
    print: (value) => value,
  };
}

/** Any of a few names, with commas; `off` for none. */
export function anyOf<T extends string>(names: readonly T[]): SettingKind<readonly T[]> {
  return {
    parse: (text) => {
      const typed = OFF.test(text) ? [] : listOf(text);
      const chosen = new Set(typed.map((each) => each.toLowerCase()));
      const isKnown = (each: string) => names.some((name) => name === each);
      if (![...chosen].every(isKnown)) {
        return { problem: `must be any of ${names.join(', ')}, or off` };
      }
      return { value: names.filter((name) => chosen.has(name)) };
    },
    print: (values) => values.join(', ') || 'off',
  };
}

/** A Slack channel's id, also as Slack writes a mention of it: `<#C0123|general>`. */
export const channel: SettingKind<string> = {
  parse: (text) => {
    const id = /^<#([A-Z0-9]+)(\|[^>]*)?>$/.exec(text)?.[1] ?? text;
    return /^[CG][A-Z0-9]{2,}$/.test(id)
      ? { value: id }
      : {
          problem:
            'must be a Slack channel’s id, such as C0123ABCD (at the end of its "About"), or off',
        };
  },
  print: (value) => value,
};

/** A Slack user's id, also as Slack writes a mention: `<@U0123|ana>`. */
export const person: SettingKind<string> = {
  parse: (text) => {
    const id = /^<@([A-Z0-9]+)(\|[^>]*)?>$/.exec(text)?.[1] ?? text;
    return /^[UW][A-Z0-9]{2,}$/.test(id)
      ? { value: id }
      : {
          problem:
            'must be one Slack member’s id, such as U0123ABCD (in their profile: Copy member ID)',
        };
  },
  print: (value) => value,
};

/** Slack users, with commas or spaces; `off` for none. */
export const people: SettingKind<readonly string[]> = {
  parse: (text) => {
    const ids = new Set<string>();
    for (const each of OFF.test(text) ? [] : listOf(text)) {
      const parsed = person.parse(each);
      if ('problem' in parsed) return parsed;
      ids.add(parsed.value);
    }
    return { value: [...ids] };
  },
  print: (values) => values.join(', ') || 'off',
};

/** An IANA time zone. */
export const timeZone: SettingKind<string> = {
  parse: (text) => {
    const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
    const exact = zones.find((zone) => zone.toLowerCase() === text.toLowerCase());
    const value = exact ?? otherNameOf(text);
    if (value !== null) return { value };
    const near = nearest(text, zones) ?? zones.find((zone) => zone.endsWith(`/${cityOf(text)}`));
    const hint = near ? ` (did you mean ${near}?)` : '';
    return { problem: `must be the name of a time zone, such as Europe/Amsterdam${hint}` };
  },
  print: (value) => value,
};

/** `on` or `off`. */
export const onOrOff: SettingKind<boolean> = {
  parse: (text) => {
    if (/^(on|yes)$/i.test(text)) return { value: true };
    return OFF.test(text) ? { value: false } : { problem: 'must be on or off' };
  },
  print: (value) => (value ? 'on' : 'off'),
};

/** A day: `2026-12-28`. */
export const day: SettingKind<string> = {
  parse: (text) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    const isDay = at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
    return isDay ? { value: text } : { problem: 'must be a day such as 2026-12-28, or off' };
  },
  print: (value) => value,
};

/** The zone that a region and city name, too: `Asia/Kolkata` is Asia/Calcutta; null for no such name. */
function otherNameOf(text: string): string | null {
  try {
    const { timeZone: zone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return text.includes('/') ? zone : null;
  } catch {
    return null;
  }
}

function cityOf(text: string): string {
  return text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()).replaceAll(' ', '_');
}

/** `USD`, or another currency's code, with what a dollar is worth where that is given: `EUR`, `EUR 0.92`, `EUR=0.92`. */
export const currency: SettingKind<Currency> = {
  parse: (text) => {
    const [, letters = '', rate] = /^([a-z]{3})(?:(?:\s*[=:]\s*|\s+)(\S.*))?$/i.exec(text) ?? [];
    const code = letters.toUpperCase();
    const perDollar = rate === undefined ? null : parseRate(rate);
    if (code === 'USD' && (perDollar === null || perDollar === 1)) {
      return { value: { code, perDollar: 1, day: null } };
    }
    const isRate = perDollar === null || (perDollar >= 0.0001 && perDollar <= 1e9);
    return code !== 'USD' && isRate && Intl.supportedValuesOf('currency').includes(code)
      ? { value: { code, perDollar, day: null } }
      : {
          problem:
            'must be USD, a currency’s code such as EUR (at the European Central Bank’s daily rate), or a code and what a dollar is worth, such as EUR 0.92 or VND 25400',
        };
  },
  // What the bank said is of its day alone: the code is what was chosen.
  print: ({ code, perDollar, day }) =>
    code === 'USD' || perDollar === null || day !== null ? code : `${code} ${perDollar}`,
};

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '');
}
