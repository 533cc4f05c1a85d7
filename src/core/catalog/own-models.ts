import { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import { itemAt } from '../item-at.ts';
import { nearest } from '../nearest.ts';
import { findModel, providersOf } from './find-model.ts';
import type { Catalog, CatalogModel } from './model.ts';
import { catalogModelOf } from './parse-catalog.ts';
import { disagreements, modelShape, priceRow, rate } from './schema.ts';
import { withoutEffort } from './without-effort.ts';

/** What is wrong with a person's own models: where, and what to do. */
export interface OwnFault {
  path: PropertyKey[];
  message: string;
}

const SINCE_EVER = '1970-01-01';

/** As in our own catalogue, but that most keys may be left out. */
const ownRow = priceRow.extend({
  from: priceRow.shape.from.default(SINCE_EVER),
  cacheRead: rate.optional(),
  source: z.string().min(1).default('your own catalogue'),
});

const ownModel = modelShape.extend({
  id: z.string().regex(/^[A-Za-z0-9][\w.:/-]*$/, 'must be an exact model id'),
  label: z.string().min(1).optional(),
  defaultMaxOutputTokens: z.int().positive().optional(),
  temperature: z.boolean().default(false),
  released: modelShape.shape.released.default(null),
  prices: z.array(ownRow).default([]),
  price: z
    .literal(
      'free',
      'can only be the word free: what it costs stands under prices, as [{input: 1.00, output: 5.00}]',
    )
    .optional(),
});

const ownModels = z.union(
  [z.array(z.unknown()), z.object({ models: z.array(z.unknown()) }).transform((o) => o.models)],
  'must be a list of models, or hold one under models',
);

/** Where a limit of answer tokens is, unless a model's own is lower. */
const USUAL_ANSWER = 4_096;

/**
 * Reads models a person describes, with the same keys as our catalogue's: a list, or an object with
 * `models`. Only ids that `catalog` lacks, of providers it has; each with a price above 0, or with
 * `price: free`. Returns what holds, and every fault.
 */
export function parseOwnModels(
  value: unknown,
  catalog: Catalog,
): { models: CatalogModel[]; faults: OwnFault[] } {
  const list = ownModels.safeParse(value);
  if (!list.success) return { models: [], faults: [{ path: [], message: messageOf(list.error) }] };
  const inside = Array.isArray(value) ? [] : ['models'];
  const models: CatalogModel[] = [];
  const faults: OwnFault[] = [];
  list.data.forEach((entry, index) => {
    const read = readModel(entry, catalog);
    const path = (rest: readonly PropertyKey[]) => [...inside, index, ...rest];
    if ('faults' in read) {
      faults.push(...read.faults.map((fault) => ({ ...fault, path: path(fault.path) })));
    } else if (models.some(({ name }) => name === read.model.name)) {
      faults.push({ path: path(['id']), message: `${read.model.name} is there twice: keep one` });
    } else models.push(read.model);
  });
  return { models, faults };
}

/** The catalogue with a person's own models, which never stand in for one that it has. */
export function withOwnModels(catalog: Catalog, own: readonly CatalogModel[]): Catalog {
  const added = own.filter(({ name }) => !findModel(catalog, name));
  return added.length === 0 ? catalog : { ...catalog, models: [...catalog.models, ...added] };
}

/** The catalogue with the models an evaluation describes; those that it lists meanwhile are its own. */
export function catalogWith(catalog: Catalog, descriptions: readonly Description[] = []): Catalog {
  return withOwnModels(catalog, parseOwnModels(descriptions, catalog).models);
}

/**
 * The lines that describe a model the catalogue lacks, to be filled in; null where none would help: no
 * provider that can be called is named, the id is none, or it alone is listed.
 */
export function linesToDescribe(name: string, catalog: Catalog): string | null {
  const model = withoutEffort(name);
  const [provider = '', ...rest] = model.split('/');
  const isProvider = rest.length > 0 && providersOf(catalog).includes(provider);
  const isListed = catalog.models.some(({ id }) => id === model);
  const isId = /^[\w.:/-]*\w$/.test(model);
  if (!isId || isListed || (rest.length > 0 && !isProvider)) return null;
  return [
    'catalog:',
    `  - provider: ${isProvider ? provider : providersOf(catalog).join(' or ')}`,
    `    id: ${isProvider ? rest.join('/') : model}`,
    '    contextWindow: 1000000',
    '    maxOutputTokens: 32768',
    '    prices:',
    '      - {input: 1.00, output: 5.00, source: where you read it}',
  ].join('\n');
}

/** What the library says of a type, in words for people; our own messages as they are. */
function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return 'must not be empty';
    return issue.inclusive ? 'must be 0 or more' : 'must be above 0';
  }
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.code === 'invalid_type') {
    const kind = KINDS.get(issue.expected) ?? issue.expected;
    return / received undefined$/.test(issue.message)
      ? `is missing: write ${kind}`
      : `must be ${kind}`;
  }
  return issue.code === 'invalid_value'
    ? `must be one of ${issue.values.join(', ')}`
    : issue.message;
}

/** A key that was only misspelt is not missing, too. */
function faultsIn(issues: readonly z.core.$ZodIssue[]): OwnFault[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(issue.path, key)) : [],
  );
  const meant = new Set(unknown.map(({ meant }) => meant));
  const others = issues
    .filter(({ code, path }) => code !== 'unrecognized_keys' && !meant.has(path.join('.')))
    .map((issue) => ({ path: issue.path, message: inWords(issue) }));
  return [...others, ...unknown.map(({ path, message }) => ({ path, message }))];
}

/** Its fault, and the path that it was meant to have. */
function unknownKey(inside: PropertyKey[], key: string): OwnFault & { meant: string | null } {
  const isRow = inside.includes('prices');
  const keys = Object.keys(isRow ? ownRow.shape : ownModel.shape);
  const near = nearest(key, keys);
  const advice = near ? didYouMean(key, near) : `Known are ${keys.join(', ')}`;
  return {
    path: [...inside, key],
    message: `is not known here. ${advice}`,
    meant: near && [...inside, near].join('.'),
  };
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['string', 'a text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'keys and values'],
]);

type Entry = z.infer<typeof ownModel>;
type Description = Readonly<Record<string, unknown>>;

function readModel(
  value: unknown,
  catalog: Catalog,
): { model: CatalogModel } | { faults: OwnFault[] } {
  const parsed = ownModel.safeParse(value);
  if (!parsed.success) {
    return { faults: faultsIn(parsed.error.issues) };
  }
  const entry = parsed.data;
  const model = describedModel(entry, value as Description);
  const faults = [
    ...identityFaults(entry, catalog),
    ...priceFaults(entry),
    ...disagreements(model),
  ];
  if (faults.length > 0) {
    return { faults: faults.map(([field, message]) => ({ path: [field], message })) };
  }
  return { model };
}

function describedModel(
  { price, label, prices, ...entry }: Entry,
  description: Description,
): CatalogModel {
  const rows = price === 'free' ? [FREE] : prices;
  return catalogModelOf({
    ...entry,
    label: label ?? entry.id,
    defaultMaxOutputTokens:
      entry.defaultMaxOutputTokens ?? Math.min(USUAL_ANSWER, entry.maxOutputTokens),
    prices: rows.map((row) => ({ ...row, cacheRead: row.cacheRead ?? row.input })),
    own: description,
  });
}

const FREE = {
  from: SINCE_EVER,
  to: null,
  input: 0,
  output: 0,
  cacheRead: 0,
  above: null,
  source: 'said to be free in your own catalogue',
};

function identityFaults({ provider, id }: Entry, catalog: Catalog): [string, string][] {
  const providers = providersOf(catalog);
  if (!providers.includes(provider)) {
    return [['provider', `must be one of ${providers.join(', ')}: others can't be called`]];
  }
  if (id.startsWith(`${provider}/`)) {
    return [['id', `must be without its provider: write ${id.slice(provider.length + 1)}`]];
  }
  const name = `${provider}/${id}`;
  return findModel(catalog, name)
    ? [['id', `${name} is in llm-pick's own catalogue, which stays as it is: leave it out here`]]
    : [];
}

function priceFaults({ price, prices }: Entry): [string, string][] {
  if (price === 'free') {
    return prices.length === 0 ? [] : [['price', 'is free and has prices: leave out one of them']];
  }
  if (prices.length === 0) {
    return [
      [
        'prices',
        'are missing: write {input, output} in dollars per million tokens, or price: free',
      ],
    ];
  }
  return prices.some(({ input, output }) => input === 0 || output === 0)
    ? [['prices', 'must be above 0; where it costs nothing, write price: free']]
    : [];
}

function messageOf(error: z.ZodError): string {
  return itemAt(error.issues, 0).message;
}
