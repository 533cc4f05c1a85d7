import type { Catalog } from '../../catalog/model.ts';
import type { Feed } from '../../settings/settings.ts';
import type { PriceReport } from '../price-reports.ts';
import type { Retirement } from '../retirements.ts';

/** What the feeds of a workspace say at one moment. */
export interface FeedNews {
  retirements: readonly Retirement[];
  reports: readonly PriceReport[];
  /** Our catalogue as it is published; null where it is not asked for, or was never read. */
  catalogue: Catalog | null;
  /** Feeds that can't be read at the moment: what they said before stays. */
  unread: readonly { feed: Feed; reason: string }[];
}

export const NO_NEWS: FeedNews = { retirements: [], reports: [], catalogue: null, unread: [] };
