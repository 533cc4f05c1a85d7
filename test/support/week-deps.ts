import { loadCatalog } from '../../src/catalog-file.ts';
import type { SendDueDigestsDeps } from '../../src/flows/send-due-digests.ts';
import { spend } from '../core/digest/sample-digest.ts';
import { memorySettings } from './memory-settings.ts';

const catalog = loadCatalog();

/** What a digest is made of, where a dollar is spent each week, but for its record and its post. */
export function weekDeps(
  change: Pick<SendDueDigestsDeps, 'digests' | 'messages'> & Partial<SendDueDigestsDeps>,
): SendDueDigestsDeps {
  return {
    settings: memorySettings({ digestChannel: 'C0DIGEST', timeZone: 'Europe/Amsterdam' }),
    spend: { weeks: async () => [spend(7, 1)], total: async () => 1 },
    watch: { savings: async () => [], picks: async () => [] },
    outlook: { retirements: async () => [], reconcile: async () => null },
    catalog,
    simulated: false,
    onError: () => {},
    ...change,
  };
}
