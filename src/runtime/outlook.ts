import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Outlook } from '../flows/ports/week.ts';
import type { Logger } from '../log.ts';
import { readAnthropicBill } from '../providers/anthropic-bill.ts';
import { feedAddresses, newsFeeds } from './news-feeds.ts';

/**
 * What others know: the feeds that a workspace turned on, and Anthropic's bill where there is an Admin
 * key. Google has none to ask for.
 */
export function createOutlook({
  config,
  catalog,
  logger,
}: {
  config: Pick<Config, 'providers' | 'anthropicAdminKey' | 'simulated' | 'priceSources'>;
  catalog: Catalog;
  logger: Pick<Logger, 'info'>;
}): Outlook {
  const access = config.providers.anthropic;
  const adminKey = config.simulated ? null : config.anthropicAdminKey;
  const addresses = feedAddresses(config.priceSources?.catalog ?? null);
  return {
    news: newsFeeds({ addresses, catalog, logger }),
    bill: async (span) => {
      if (adminKey === null || !access?.apiKey) return null;
      const { apiKey, baseUrl } = access;
      const bill = await readAnthropicBill({ adminKey, apiKey, baseUrl }, span);
      return { name: 'anthropic', label: 'Anthropic', bill };
    },
  };
}
