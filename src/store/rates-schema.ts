import { date, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { ExchangeRates } from '../core/pricing/exchange-rates.ts';

/** The newest list of rates of a bank, one row each. */
export const exchangeRates = pgTable('exchange_rates', {
  /** The bank: `ECB`. */
  source: text('source').primaryKey(),
  /** The list's own. */
  day: date('day').notNull(),
  perDollar: jsonb('per_dollar').$type<ExchangeRates['perDollar']>().notNull(),
  readAt: timestamp('read_at', { withTimezone: true, mode: 'date' }).notNull(),
});
