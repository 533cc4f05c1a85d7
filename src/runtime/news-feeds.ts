import type { Catalog } from '../core/catalog/model.ts';
import type { Feed } from '../core/settings/settings.ts';
import { readDeprecationsInfo } from '../core/watch/feeds/deprecations-info.ts';
import { readLitellmDeprecations } from '../core/watch/feeds/litellm.ts';
import { readOurCatalogue } from '../core/watch/feeds/our-catalogue.ts';
import type { Retirement } from '../core/watch/retirements.ts';
import { wholeDays } from '../core/week/whole-days.ts';
import type { Logger } from '../log.ts';
import { fetchText } from './fetch-text.ts';

/** Where each feed is read; what has no address is known from what is installed. */
export type FeedAddresses = Readonly<Partial<Record<Feed, string>>>;

const FEED_ADDRESSES: FeedAddresses = {
  'litellm-deprecations': 'https://models.litellm.ai/deprecated-models.xml?days=180',
  'deprecations-info': 'https://deprecations.info/v1/deprecations.json',
};

const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 15_000;

/** Where feeds are read, beside our catalogue where its address is set. */
export function feedAddresses(catalogue: string | null): FeedAddresses {
  return catalogue === null ? FEED_ADDRESSES : { ...FEED_ADDRESSES, catalogue };
}

/**
 * News of retirements from the feeds that a workspace has turned on, read once a day at most. A feed
 * that can't be read says what it said before; that is logged once until it is read again.
 */
export function newsFeeds({
  addresses,
  catalog,
  logger,
}: {
  addresses: FeedAddresses;
  catalog: Catalog;
  logger: Pick<Logger, 'info'>;
}): (feeds: readonly Feed[], now: Date) => Promise<Retirement[]> {
  const read = new Map<Feed, { at: Date; retirements: Retirement[]; failed: boolean }>();
  const refresh = async (feed: Feed, url: string, now: Date): Promise<Retirement[]> => {
    const before = read.get(feed);
    if (before && wholeDays(before.at, now) < 1) return before.retirements;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const text = await fetchText(url, { signal, mostBytes: MOST_BYTES });
      const retirements = retirementsIn(feed, text, catalog, now);
      read.set(feed, { at: now, retirements, failed: false });
      return retirements;
    } catch (error) {
      const retirements = before?.retirements ?? [];
      if (!before?.failed) {
        const reason = error instanceof Error ? error.message : String(error);
        logger.info('A feed could not be read: what it said before stays', { feed, reason });
      }
      read.set(feed, { at: now, retirements, failed: true });
      return retirements;
    }
  };
  return async (feeds, now) => {
    const chosen = feeds.flatMap((feed) => {
      const url = addresses[feed];
      return url === undefined ? [] : [refresh(feed, url, now)];
    });
    return (await Promise.all(chosen)).flat();
  };
}

/** Throws for what is not that feed. */
function retirementsIn(feed: Feed, text: string, catalog: Catalog, now: Date): Retirement[] {
  if (feed === 'catalogue') return readOurCatalogue(text);
  return feed === 'deprecations-info'
    ? readDeprecationsInfo(JSON.parse(text), now)
    : readLitellmDeprecations(text, catalog.models);
}
