import { REMOTE_DATA_JSON_URL, updatePrices } from '@pydantic/genai-prices';
import type { Catalog } from '../core/catalog/model.ts';
import { parseLibraryData } from '../core/pricing/library-data.ts';
import { priceAt } from '../core/pricing/price-at.ts';
import type { Logger } from '../log.ts';
import { fetchText } from './fetch-text.ts';
import { recurring } from './recurring.ts';

export interface PriceRefreshOptions {
  /** null: where the price library publishes its data. */
  url: string | null;
  catalog: Catalog;
  logger: Pick<Logger, 'info'>;
  everyMs?: number;
  timeoutMs?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The library's data has one or two million. */
const MOST_BYTES = 10_000_000;

/**
 * Brings the price library's data up to date, now and then daily, beside all else. What can't be
 * fetched or is no price data changes nothing; that is logged, once until it succeeds again.
 */
export function refreshPrices({
  url,
  catalog,
  logger,
  everyMs = DAY_MS,
  timeoutMs = 30_000,
}: PriceRefreshOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let reported = false;
  const refresh = async () => {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]);
      const changed = takePrices(
        JSON.parse(await fetchText(url ?? REMOTE_DATA_JSON_URL, { signal, mostBytes: MOST_BYTES })),
        catalog,
      );
      reported = false;
      if (changed.length > 0) logger.info('Prices have changed', { models: changed });
    } catch (error) {
      if (reported || stopping.signal.aborted) return;
      reported = true;
      const reason = error instanceof Error ? error.message : String(error);
      logger.info('Newer prices could not be fetched: the ones in use stay', { reason });
    }
  };
  const first = refresh();
  const timer = recurring(everyMs, refresh, () => {});
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([first, timer.stop()]);
    },
  };
}

/** Has the library price by this data. Returns the models whose price is another now. */
function takePrices(data: unknown, catalog: Catalog): string[] {
  const at = new Date();
  const prices = () => catalog.models.map((model) => JSON.stringify(priceAt(model, at)));
  const before = prices();
  const providers = parseLibraryData(data, catalog, at);
  updatePrices(({ setProviderData }) => setProviderData(providers));
  const after = prices();
  return catalog.models.flatMap(({ name }, index) =>
    after[index] === before[index] ? [] : [name],
  );
}
