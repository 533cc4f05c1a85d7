import type { ExchangeRates } from '../core/pricing/exchange-rates.ts';
import type { Database } from './client.ts';
import { exchangeRates } from './rates-schema.ts';

/** The newest list of rates in PostgreSQL, for all processes. */
export interface RateStore {
  /** null: none was read yet. */
  read(): Promise<{ rates: ExchangeRates; readAt: Date } | null>;
  write(rates: ExchangeRates, readAt: Date): Promise<void>;
}

/** The list is one row. */
export function createRateStore(db: Database): RateStore {
  return {
    read: async () => {
      const [row] = await db.select().from(exchangeRates).limit(1);
      return row ? { rates: { day: row.day, perDollar: row.perDollar }, readAt: row.readAt } : null;
    },
    write: async ({ day, perDollar }, readAt) => {
      const list = { day, perDollar, readAt };
      await db
        .insert(exchangeRates)
        .values({ source: 'ECB', ...list })
        .onConflictDoUpdate({ target: exchangeRates.source, set: list });
    },
  };
}
