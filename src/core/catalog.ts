import { distance } from 'fastest-levenshtein';
import { parseDocument } from 'yaml';
import { catalogSchema } from './catalog/schema.ts';
import { AppError, type Fault } from './errors.ts';
import type { Candidate, Effort, Provider } from './evaluation.ts';
import { count, date } from './format.ts';
import { priceAt } from './pricing/price-at.ts';

/** Prices of one token in picodollars, which is dollars a million tokens times 10^6: whole numbers. */
export interface Rates {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

/** A price in force from a day (UTC, inclusive) to a day (exclusive; null: until further notice). */
export interface PriceRow extends Rates {
  from: string;
  to: string | null;
  /** What the whole call costs when its input has more tokens than this. */
  above: (Rates & { tokens: number }) | null;
  source: string;
}

export interface CatalogModel {
  /** `provider/id`. */
  name: string;
  provider: Provider;
  /** The provider's exact id. */
  id: string;
  /** What people call it: "Haiku 5.5". */
  label: string;
  /** Tokens. */
  contextWindow: number;
  /** The model's own limit of answer tokens, thinking included. */
  maxOutputTokens: number;
  /** The limit where an evaluation sets none: modest, so that what a call may cost stays small. */
  defaultMaxOutputTokens: number;
  /** What can be asked for; empty where it cannot be set. */
  efforts: readonly Effort[];
  /** What the model does unasked. */
  defaultEffort: Effort | null;
  /** Tokens of its smallest budget for thinking; null where it takes efforts as words. */
  leastThinking: number | null;
  /** Whether it may be sent. */
  temperature: boolean;
  /** A day or a month; null where it isn't known. */
  released: string | null;
  /** The day it stops answering (UTC); null when none is announced. */
  retires: string | null;
  /** The name of what its provider recommends instead. */
  replacedBy: string | null;
  /** In the default line-up. */
  lineUp: boolean;
  notes: string | null;
  /** Oldest first; they override the price library's. Empty: the library's. */
  prices: readonly PriceRow[];
}

export interface Catalog {
  /** The day its prices and dates were compared with the providers' pages. */
  checkedAt: string;
  models: readonly CatalogModel[];
}

/** Reads a catalogue file. Throws AppError('configuration') with a fault per thing that is wrong. */
export function parseCatalog(yamlText: string): Catalog {
  const document = parseDocument(yamlText);
  const syntax = document.errors.map(({ message, linePos }) =>
    fault(null, message.split('\n')[0]!, linePos?.[0]),
  );
  if (syntax.length > 0) throw unreadable(syntax);
  const parsed = catalogSchema.safeParse(document.toJS());
  if (!parsed.success) {
    throw unreadable(
      parsed.error.issues.map(({ path, message }) => fault(fieldPath(path), message)),
    );
  }
  const { checkedAt, models } = parsed.data;
  return {
    checkedAt,
    models: models.map((model) => ({
      ...model,
      name: `${model.provider}/${model.id}`,
      prices: model.prices.map((row) => ({
        ...withCacheWrite(row),
        above: row.above && withCacheWrite(row.above),
      })),
    })),
  };
}

function withCacheWrite<T extends { input: number; cacheWrite?: number | undefined }>(rates: T) {
  return { ...rates, cacheWrite: rates.cacheWrite ?? rates.input };
}

function unreadable(faults: Fault[]): AppError {
  const [first] = faults;
  const where = first?.field ? ` (${first.field})` : '';
  return new AppError(
    'configuration',
    `The catalogue of models can't be used: ${first?.message}${where}. Mend catalog/models.yml.`,
    { faults },
  );
}

function fault(field: string | null, message: string, at?: { line: number; col: number }): Fault {
  const { line = null, col: column = null } = at ?? {};
  return { file: 'catalog/models.yml', line, column, field, message };
}

/** `models[3].prices[0].from` */
function fieldPath(path: readonly PropertyKey[]): string | null {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text === '' ? null : text.replace(/^\./, '');
}

/** The model of exactly this `provider/id`; null when it isn't listed. */
export function findModel(catalog: Catalog, name: string): CatalogModel | null {
  return catalog.models.find((model) => model.name === name) ?? null;
}

/** At most three listed names closest to a mistyped one, closest first. */
export function nearestNames(catalog: Catalog, name: string): string[] {
  const typed = name.toLowerCase();
  const far = (known: string) =>
    typed.includes('/')
      ? distance(typed, known)
      : distance(typed, known.slice(known.indexOf('/') + 1));
  return catalog.models
    .map((model) => ({ name: model.name, far: far(model.name) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map((nearest) => nearest.name);
}

/** Whether the model has stopped answering. */
export function isRetired({ retires }: CatalogModel, at: Date): boolean {
  return retires !== null && new Date(retires) <= at;
}

/**
 * What an entry of a line-up means: `provider/model`, `provider/model@effort`, or the same with
 * settings. A message says what is wrong and what to do. `at` tells which models have retired.
 */
export function resolveCandidate(
  catalog: Catalog,
  entry: string | { model: string; maxOutputTokens?: number; temperature?: number },
  at: Date = new Date(catalog.checkedAt),
): { candidate: Candidate } | { message: string } {
  const asked = typeof entry === 'string' ? { model: entry } : entry;
  const [name = '', effort] = asked.model.trim().split(/@(.*)/s);
  const model = findModel(catalog, name);
  if (!model) {
    const nearest = nearestNames(catalog, name).join(', ');
    return { message: `No model is named "${name}". Did you mean one of these? ${nearest}` };
  }
  const message =
    retirement(model, at) ??
    wrongEffort(model, effort) ??
    wrongSettings(model, asked) ??
    wrongThinking(model, effort, asked);
  if (message) return { message };
  const { provider, id, defaultMaxOutputTokens } = model;
  return {
    candidate: {
      name: effort === undefined ? model.name : `${model.name}@${effort}`,
      provider,
      model: id,
      effort: model.efforts.find((known) => known === effort) ?? null,
      maxOutputTokens: asked.maxOutputTokens ?? defaultMaxOutputTokens,
      temperature: asked.temperature ?? null,
    },
  };
}

function retirement(model: CatalogModel, at: Date): string | null {
  if (!isRetired(model, at)) return null;
  const instead = model.replacedBy ? `Use ${model.replacedBy} instead.` : 'Choose another model.';
  return `${model.label} (${model.name}) retired on ${date(model.retires!)}. ${instead}`;
}

function wrongEffort({ name, efforts }: CatalogModel, effort: string | undefined): string | null {
  if (effort === undefined || efforts.some((known) => known === effort)) return null;
  if (efforts.length === 0) return `How much ${name} thinks can't be set: leave out "@${effort}".`;
  return `${name} has no effort "${effort}". It knows ${efforts.join(', ')}.`;
}

function wrongSettings(
  { name, maxOutputTokens: limit, temperature: accepted }: CatalogModel,
  { maxOutputTokens = limit, temperature }: { maxOutputTokens?: number; temperature?: number },
): string | null {
  if (!Number.isInteger(maxOutputTokens) || maxOutputTokens < 1) {
    return `maxOutputTokens of ${name} must be a whole number from 1 to ${limit}.`;
  }
  if (maxOutputTokens > limit) {
    return `${name} answers with at most ${count(limit, 'token')}: lower maxOutputTokens to that or less.`;
  }
  if (temperature === undefined) return null;
  return accepted ? null : `${name} refuses a temperature: leave it out.`;
}

/** A budget for thinking lies below the limit of answer tokens, and goes with no temperature. */
function wrongThinking(
  { name, leastThinking, defaultMaxOutputTokens }: CatalogModel,
  effort: string | undefined,
  {
    maxOutputTokens = defaultMaxOutputTokens,
    temperature,
  }: { maxOutputTokens?: number; temperature?: number },
): string | null {
  if (leastThinking === null || effort === undefined || effort === 'none') return null;
  if (maxOutputTokens <= leastThinking) {
    return `${name}@${effort} thinks in ${count(leastThinking, 'token')} at least: raise maxOutputTokens above that, with room for the answer, or leave out "@${effort}".`;
  }
  if (temperature === undefined || temperature === 1) return null;
  return `${name}@${effort} thinks, and then refuses a temperature: leave out one of the two.`;
}

/** The default line-up in the catalogue's order, without what has retired or has no known price. */
export function defaultLineUp(catalog: Catalog, at: Date): Candidate[] {
  return catalog.models
    .filter((model) => model.lineUp && !isRetired(model, at) && priceAt(model, at) !== null)
    .map(({ name, provider, id, defaultMaxOutputTokens }) => ({
      name,
      provider,
      model: id,
      effort: null,
      maxOutputTokens: defaultMaxOutputTokens,
      temperature: null,
    }));
}
