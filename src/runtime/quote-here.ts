import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Quote } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { settingsOf } from '../core/settings/settings-of.ts';
import type { Ctx } from '../flows/ctx.ts';
import { quoteEvaluation } from '../flows/quote-evaluation.ts';
import type { Logger } from '../log.ts';
import { countWith } from '../providers/count-tokens.ts';
import { createPastQuotes } from '../store/past-quotes.ts';
import { openRecord } from './open-record.ts';
import { quoteDeps } from './quote-deps.ts';
import { settingsHere } from './settings-here.ts';

/** One for what takes long to look up, and one for the rest: a connection costs more than either. */
const CONNECTIONS = 2;

/** Quotes in a terminal: with what the record tells, where there is one already that can be opened. */
export async function quoteHere(
  { config, catalog, logger }: { config: Config; catalog: Catalog; logger: Logger },
  command: { ctx: Ctx; input: { request: EvaluationRequest } },
): Promise<Quote> {
  const count = countWith(config.providers);
  const record = (await hasRecord(config))
    ? await openRecord({ ...config, logger }, CONNECTIONS).catch(() => null)
    : null;
  try {
    const past = record && createPastQuotes(record.db, config);
    const settings = record
      ? settingsHere(record.db, { ...config, logger }).settings
      : { read: async () => settingsOf(config.settings) };
    return await quoteEvaluation(quoteDeps({ count, past, settings, catalog }), command);
  } finally {
    await record?.close();
  }
}

/** An estimate makes no database. */
async function hasRecord({ databaseUrl, dataDir }: Config): Promise<boolean> {
  if (databaseUrl !== null) return true;
  const made = path.join(dataDir, 'postgres', 'PG_VERSION');
  return stat(made).then(
    () => true,
    () => false,
  );
}
