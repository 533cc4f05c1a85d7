import type { Catalog } from '../core/catalog/model.ts';
import { NO_NEWS } from '../core/watch/feeds/feed-news.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import type { Outlook, SpendReader, WatchReader } from '../flows/ports/week.ts';
import type { ReadDigestDeps } from '../flows/read-digest.ts';
import type { Database } from '../store/client.ts';
import { createSpendReader } from '../store/spend.ts';
import { createWatchReader } from '../store/watched-picks.ts';

const NO_OUTLOOK: Outlook = { news: async () => NO_NEWS, bill: async () => null };

/** What a digest is read from; simulated and real spend stay apart. */
export function digestDeps(
  db: Database,
  {
    settings,
    outlook = NO_OUTLOOK,
    catalog,
    simulated,
  }: {
    settings: SettingStore;
    /** Nothing is known of models and bills where there is none. */
    outlook: Outlook | undefined;
    catalog: Catalog;
    simulated: boolean;
  },
): ReadDigestDeps & { spend: SpendReader; watch: WatchReader } {
  return {
    settings,
    spend: createSpendReader(db, { simulated }),
    watch: createWatchReader(db, { simulated }),
    outlook,
    catalog,
    simulated,
  };
}
