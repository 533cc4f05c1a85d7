import { chosenPercent, date } from './format.ts';

/** A currency, and what a dollar is worth in it. */
export interface Currency {
  code: string;
  /** null: by the European Central Bank's daily list, which has not told (yet). */
  perDollar: number | null;
  /** The day of that list (`2026-11-25`); null: somebody gave the rate. */
  day: string | null;
}

/** What a workspace pays in, and less of: dollars where the rate of the currency that is wanted is not known. */
export interface OwnMoney {
  /** In [0,1). */
  discount: number;
  currency: Currency & { perDollar: number; wanted: string | null };
}

/**
 * Returns what a workspace pays in as a result has it: dollars where the rate it wants is not known, or
 * the text of its currency is among those of its settings that can't be read.
 */
export function ownMoneyOf({
  discount,
  currency,
  unread,
}: {
  discount: number;
  currency: Currency;
  unread: readonly { key: string; text: string }[];
}): OwnMoney {
  const { code, perDollar, day } = currency;
  const lost = unread.find(({ key }) => key === 'currency')?.text ?? null;
  if (perDollar === null || (lost !== null && code === 'USD')) {
    const wanted = perDollar === null ? code : lost;
    return { discount, currency: { code: 'USD', perDollar: 1, day: null, wanted } };
  }
  return { discount, currency: { code, perDollar, day, wanted: null } };
}

/** Whether the list price in dollars is what is paid. */
export function isListMoney({ discount, currency }: OwnMoney): boolean {
  return currency.code === 'USD' && discount === 0;
}

/** Writes list prices in dollars as they are paid; less than a cent (or a yen) always in two figures: nothing but what is free reads as nothing. */
export function ownMoneyFormat({ discount, currency }: OwnMoney): (usd: number) => string {
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.code,
    currencyDisplay: 'code',
  });
  const small = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.code,
    currencyDisplay: 'code',
    minimumSignificantDigits: 2,
    maximumSignificantDigits: 2,
  });
  const unit = 10 ** -(money.resolvedOptions().maximumFractionDigits ?? 0);
  return (usd) => {
    const amount = usd * (1 - discount) * currency.perDollar;
    return (amount > 0 && amount < unit ? small : money).format(amount);
  };
}

/** ` less your discount of 20%, at 0.92 EUR to the dollar (European Central Bank, 25 Nov 2026)`. */
export function conditionWords({ discount, currency }: OwnMoney): string {
  const { code, perDollar, day } = currency;
  const less = discount === 0 ? '' : ` less your discount of ${chosenPercent(discount)}`;
  const rate = day === null ? perDollar : Number(perDollar.toPrecision(5));
  const by = day === null ? '' : ` (European Central Bank, ${date(new Date(day))})`;
  return code === 'USD' ? less : `${less}, at ${rate} ${code} to the dollar${by}`;
}

/** That the bank's rate is lacking, or that the currency chosen can't be read; null where neither is so. */
export function lackingRateWords({ wanted }: OwnMoney['currency']): string | null {
  if (wanted === null) return null;
  return /^[A-Z]{3}$/.test(wanted)
    ? `In dollars: no rate for ${wanted} could be had from the European Central Bank. Give what a dollar is worth with it, as in “EUR=0.92”: in the settings, or in place of ${wanted} in a what-if.`
    : `In dollars: the currency of the settings is “${wanted}”, which can’t be read any more. Set it again, as in currency=EUR or currency=VND 25400.`;
}
