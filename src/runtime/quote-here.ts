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
import type { Database } from '../store/client.ts';
import { createPastQuotes } from '../store/past-quotes.ts';
import { findRecordServer, type OpenedRecord, openRecordIn } from './open-record.ts';
import { quoteDeps } from './quote-deps.ts';
import { settingsHere } from './settings-here.ts';

/** It asks one thing after the other, and can do without. */
const OPENING = { connections: 1, patienceMs: 0 };

interface QuoteOptions {
  config: Config;
  catalog: Catalog;
  logger: Logger;
}

interface QuoteCommand {
  ctx: Ctx;
  input: { request: EvaluationRequest };
}

/** Quotes in a terminal: with what the record tells, where there is one already that can be opened. */
export async function quoteHere(options: QuoteOptions, command: QuoteCommand): Promise<Quote> {
  const { config } = options;
  const record = (await hasRecord(config)) ? await openRecordHere(options).catch(() => null) : null;
  try {
    return await quoteOver(record?.db ?? null, options, command);
  } finally {
    await record?.close();
  }
}

async function openRecordHere({ config, logger }: QuoteOptions): Promise<OpenedRecord> {
  return openRecordIn(await findRecordServer({ ...config, logger }), { ...OPENING, logger });
}

/** The same over a record that is open; null: there is none. */
export async function quoteOver(
  db: Database | null,
  { config, catalog, logger }: QuoteOptions,
  command: QuoteCommand,
): Promise<Quote> {
  const count = countWith(config.providers);
  const past = db && createPastQuotes(db, config);
  const settings = db
    ? settingsHere(db, { ...config, logger }).settings
    : { read: async () => settingsOf(config.settings) };
  return await quoteEvaluation(quoteDeps({ count, past, settings, catalog }), command);
}

/** An estimate makes no database. */
export async function hasRecord({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<boolean> {
  if (databaseUrl !== null) return true;
  const made = path.join(dataDir, 'postgres', 'PG_VERSION');
  return stat(made).then(
    () => true,
    () => false,
  );
}
