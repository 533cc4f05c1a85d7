import type { ExchangeRates } from '../../core/pricing/exchange-rates.ts';

/** Returns the newest rates that could be had; null: none could, or they are switched off. Never throws. */
export type ReadRates = (now: Date) => Promise<ExchangeRates | null>;
