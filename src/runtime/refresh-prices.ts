import type { PriceSources } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { DAY_MS } from '../core/week/whole-days.ts';
import type { Logger } from '../log.ts';
import { takeNewerPrices } from './price-sources.ts';
import { recurring } from './recurring.ts';

export interface PriceRefreshOptions {
  sources: PriceSources;
  catalog: Catalog;
  logger: Pick<Logger, 'info' | 'warn'>;
  everyMs?: number;
  timeoutMs?: number;
}

/**
 * Brings prices up to date, now and then daily, beside all else. What can't be fetched or is no price
 * data changes nothing; that, and what sources disagree on, is logged once until it changes.
 */
export function refreshPrices({
  sources,
  catalog,
  logger,
  everyMs = DAY_MS,
  timeoutMs = 30_000,
}: PriceRefreshOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const logged = new Set<string>();
  const once = (key: string, log: () => void) => {
    if (!logged.has(key)) log();
    logged.add(key);
  };
  const failed = (reason: string) =>
    once(FAILED, () =>
      logger.info('Newer prices could not be fetched: the ones in use stay', { reason }),
    );
  const refresh = async () => {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]);
      const at = new Date();
      const { standings, missing } = await takeNewerPrices(catalog, { sources, at, signal });
      if (missing.length === 0) logged.delete(FAILED);
      for (const reason of missing) failed(reason);
      const models = standings.flatMap(({ model, standing }) =>
        standing === 'taken' ? [model] : [],
      );
      if (models.length > 0) logger.info('Prices have changed', { models });
      for (const { warning } of standings) {
        if (warning) once(warning, () => logger.warn('A price is in doubt', { warning }));
      }
    } catch (error) {
      if (stopping.signal.aborted) return;
      failed(error instanceof Error ? error.message : String(error));
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

const FAILED = 'failed';
