import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Currency } from '../own-money.ts';
import { wholeDays } from '../week/whole-days.ts';

/** What a dollar is worth in other currencies, by a list of one day. */
export interface ExchangeRates {
  /** YYYY-MM-DD. */
  day: string;
  /** By the currency's code. */
  perDollar: Readonly<Record<string, number>>;
}

const rate = z.object({ currency: z.string().length(3), rate: z.coerce.number().positive() });

const listSchema = z.object({
  Envelope: z.object({
    Cube: z.object({ Cube: z.object({ time: z.iso.date(), Cube: z.array(rate).min(1) }) }),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  isArray: (_, path) => path === 'Envelope.Cube.Cube.Cube',
});

/**
 * Reads the European Central Bank's daily list (eurofxref-daily.xml), which says what a euro is worth.
 * Throws an Error for what is no such list, or has no dollar.
 */
export function readEuroRates(xml: string): ExchangeRates {
  const parsed = listSchema.safeParse(parsedXml(xml));
  if (!parsed.success) throw new Error('it is not the bank’s list of rates');
  const { time, Cube: rates } = parsed.data.Envelope.Cube.Cube;
  const dollars = rates.find(({ currency }) => currency === 'USD')?.rate;
  if (dollars === undefined) throw new Error('the list has no dollar');
  const perEuro = [{ currency: 'EUR', rate: 1 }, ...rates];
  return {
    day: time,
    perDollar: Object.fromEntries(
      perEuro.map(({ currency, rate: value }) => [currency, value / dollars]),
    ),
  };
}

/** null for what is no XML. */
function parsedXml(xml: string): unknown {
  try {
    return parser.parse(xml, true);
  } catch {
    return null;
  }
}

/** After so many days a rate tells nothing any more. */
const FRESH_DAYS = 30;

/** Returns a currency with its rate where the setting leaves that to the bank; without one where the list has none, or is too old. */
export function withRate(currency: Currency, rates: ExchangeRates | null, at: Date): Currency {
  if (currency.perDollar !== null || rates === null) return currency;
  const isOld = wholeDays(new Date(rates.day), at) > FRESH_DAYS;
  const perDollar = isOld ? null : (rates.perDollar[currency.code] ?? null);
  return { ...currency, perDollar, day: perDollar === null ? null : rates.day };
}
