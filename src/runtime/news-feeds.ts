import type { Catalog } from '../core/catalog/model.ts';
import { parseCatalog } from '../core/catalog/parse-catalog.ts';
import type { Feed } from '../core/settings/settings.ts';
import { readDeprecationsInfo } from '../core/watch/feeds/deprecations-info.ts';
import type { FeedNews } from '../core/watch/feeds/feed-news.ts';
import { readLitellmChangelog, readLitellmDeprecations } from '../core/watch/feeds/litellm.ts';
import { wholeDays } from '../core/week/whole-days.ts';
import type { Logger } from '../log.ts';
import { fetchText } from './fetch-text.ts';

/** Where each feed is read; what has no address is known from what is installed. */
export type FeedAddresses = Readonly<Partial<Record<Feed, string>>>;

const FEED_ADDRESSES: FeedAddresses = {
  'litellm-deprecations': 'https://models.litellm.ai/deprecated-models.xml?days=180',
  'litellm-changelog': 'https://models.litellm.ai/changelog.xml',
  'deprecations-info': 'https://deprecations.info/v1/deprecations.json',
};

const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 15_000;

/** Where feeds are read, beside our catalogue where its address is set. */
export function feedAddresses(catalogue: string | null): FeedAddresses {
  return catalogue === null ? FEED_ADDRESSES : { ...FEED_ADDRESSES, catalogue };
}

/**
 * News from the feeds that a workspace has turned on, each read once a day at most. A feed that can't be
 * read says what it said before, is named as unread, and is logged once until it is read again.
 */
export function newsFeeds({
  addresses,
  catalog,
  logger,
}: {
  addresses: FeedAddresses;
  catalog: Catalog;
  logger: Pick<Logger, 'info'>;
}): (feeds: readonly Feed[], now: Date) => Promise<FeedNews> {
  const looks = new Map<Feed, Look>();
  const look = async (feed: Feed, url: string, now: Date): Promise<Look> => {
    const before = looks.get(feed);
    if (before && wholeDays(before.at, now) < 1) return before;
    const next = await readFeed(feed, url, { catalog, now })
      .then((said): Look => ({ feed, at: now, said, problem: null }))
      .catch((error: unknown): Look => {
        const reason = error instanceof Error ? error.message : String(error);
        if (!before?.problem) {
          logger.info('A feed could not be read: what it said before stays', { feed, reason });
        }
        return { feed, at: now, said: before?.said ?? {}, problem: reason };
      });
    looks.set(feed, next);
    return next;
  };
  return async (feeds, now) => {
    const chosen = feeds.flatMap((feed) => {
      const url = addresses[feed];
      return url === undefined ? [] : [look(feed, url, now)];
    });
    return newsOf(await Promise.all(chosen));
  };
}

/** One reading of a feed. */
interface Look {
  feed: Feed;
  at: Date;
  said: Partial<FeedNews>;
  /** Why it could not be read; null: it was. */
  problem: string | null;
}

function newsOf(looks: readonly Look[]): FeedNews {
  return {
    retirements: looks.flatMap(({ said }) => said.retirements ?? []),
    reports: looks.flatMap(({ said }) => said.reports ?? []),
    catalogue: looks.find(({ said }) => said.catalogue)?.said.catalogue ?? null,
    unread: looks.flatMap(({ feed, problem }) =>
      problem === null ? [] : [{ feed, reason: problem }],
    ),
  };
}

/** Throws for what is not that feed. */
async function readFeed(
  feed: Feed,
  url: string,
  { catalog, now }: { catalog: Catalog; now: Date },
): Promise<Partial<FeedNews>> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const text = await fetchText(url, { signal, mostBytes: MOST_BYTES });
  switch (feed) {
    case 'litellm-deprecations':
      return { retirements: readLitellmDeprecations(text, catalog.models) };
    case 'litellm-changelog':
      return readLitellmChangelog(text, catalog.models);
    case 'deprecations-info':
      return { retirements: readDeprecationsInfo(JSON.parse(text), now) };
    default:
      return { catalogue: parseCatalog(text) };
  }
}
