import type { Config } from '../config.ts';
import type { ReadRates } from '../flows/ports/rates.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/client.ts';
import { createRateStore } from '../store/exchange-rates.ts';
import { createSettingStore } from '../store/settings.ts';
import { openRates, settingsWithRates } from './read-rates.ts';

/** The workspaces' settings in a database, the bank's exchange rates with them. */
export function settingsHere(
  db: Database,
  {
    settings: texts,
    ratesUrl,
    logger,
  }: Pick<Config, 'settings' | 'ratesUrl'> & { logger: Pick<Logger, 'info'> },
): { settings: SettingStore; rates: ReadRates } {
  const rates = openRates({ url: ratesUrl, store: createRateStore(db), logger });
  return { settings: settingsWithRates(createSettingStore(db, texts), rates), rates };
}
