import { loadCatalog } from '../../src/catalog-file.ts';
import { NO_NEWS } from '../../src/core/watch/feeds/feed-news.ts';
import type { ReadDigestDeps } from '../../src/flows/read-digest.ts';
import type { SendDueDigestsDeps } from '../../src/flows/send-due-digests.ts';
import { spend } from '../core/digest/sample-digest.ts';
import { memorySettings } from './memory-settings.ts';

const catalog = loadCatalog();

/** What a digest is read from, where a dollar is spent each week. */
export const DIGEST_DEPS: ReadDigestDeps = {
  settings: memorySettings({ digestChannel: 'C0DIGEST', timeZone: 'Europe/Amsterdam' }),
  spend: {
    weeks: async () => [spend(7, 1)],
    total: async () => 1,
    served: async () => new Map(),
    models: async () => [],
  },
  watch: { savings: async () => [], picks: async () => [] },
  outlook: { news: async () => NO_NEWS, bill: async () => null },
  catalog,
  simulated: false,
};

/** What digests are posted with, but for their record and their post. */
export function weekDeps(
  change: Pick<SendDueDigestsDeps, 'digests' | 'messages'> & Partial<SendDueDigestsDeps>,
): SendDueDigestsDeps {
  return { ...DIGEST_DEPS, onError: () => {}, ...change };
}
