import { type ExchangeRates, readEuroRates, withRate } from '../core/pricing/exchange-rates.ts';
import type { ReadRates } from '../flows/ports/rates.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import type { Logger } from '../log.ts';
import type { RateStore } from '../store/exchange-rates.ts';
import { fetchText } from './fetch-text.ts';

/** The list is new once a day, at about 16:00 in Frankfurt. */
const READ_EVERY_MS = 6 * 3_600_000;
/** Where it could not be read it is tried again. */
const RETRY_MS = 10 * 60_000;
/** Somebody waits for an estimate. */
const TIMEOUT_MS = 3_000;
const MOST_BYTES = 200_000;

/**
 * The European Central Bank's rates, fetched every few hours by one process for all; what it said last
 * stays where it can't be read, or answers with an older list. `url` null: it is never asked.
 */
export function openRates({
  url,
  store,
  logger,
}: {
  url: string | null;
  store: RateStore;
  logger: Pick<Logger, 'info'>;
}): ReadRates {
  let latest: { rates: ExchangeRates | null; until: number } = { rates: null, until: 0 };
  return async (now) => {
    if (url === null) return null;
    if (now.getTime() < latest.until) return latest.rates;
    try {
      const stored = await store.read();
      const rates = stored?.rates ?? null;
      const due = (stored?.readAt.getTime() ?? 0) + READ_EVERY_MS;
      latest =
        now.getTime() < due
          ? { rates, until: due }
          : await fetched(url, { rates, store, now }).catch((error) => {
              const reason = error instanceof Error ? error.message : String(error);
              logger.info('Exchange rates could not be read: the ones in use stay', { reason });
              return { rates, until: now.getTime() + RETRY_MS };
            });
    } catch {
      // The database can't be reached: money is shown in dollars alone.
      return latest.rates;
    }
    return latest.rates;
  };
}

async function fetched(
  url: string,
  { rates, store, now }: { rates: ExchangeRates | null; store: RateStore; now: Date },
) {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const read = readEuroRates(await fetchText(url, { signal, mostBytes: MOST_BYTES }));
  const newest = rates !== null && rates.day > read.day ? rates : read;
  await store.write(newest, now);
  return { rates: newest, until: now.getTime() + READ_EVERY_MS };
}

/** The settings with the bank's rate where a workspace leaves it to that. */
export function settingsWithRates(settings: SettingStore, rates: ReadRates): SettingStore {
  return {
    ...settings,
    read: async (workspace) => {
      const chosen = await settings.read(workspace);
      if (chosen.currency.perDollar !== null) return chosen;
      const now = new Date();
      return { ...chosen, currency: withRate(chosen.currency, await rates(now), now) };
    },
  };
}
