import { z } from 'zod';
import type { LatencyBar } from '../evaluation.ts';
import { isObject } from '../scoring/json/read-json.ts';
import {
  dollarsDoubt,
  parseBar,
  parseCalls,
  parseDollars,
  parseShare,
  parseWhole,
} from '../typed-numbers.ts';
import { strict, text, textOrFile, yesOrNo } from './field-kinds.ts';
import {
  FIRST_TOKEN_FORM,
  isShare,
  LATENCY_FORM,
  latencyParts,
  readTime,
  SHARE_FORM,
  TIME_FORM,
  USUAL_SHARE,
} from './latency.ts';
import { modelFieldSchema } from './model-field.ts';
import { meantScorer, SCORER_NAMES } from './scorer-names.ts';

/** A number that may stand there as people type it. */
function fromText<T extends z.ZodType>(read: (text: string) => unknown, schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? read(value) : value), schema);
}

/** A whole number, however large: only then is it held against the limits that follow. */
function whole(words: string) {
  return z.number(words).refine(Number.isInteger, { error: words, abort: true });
}

/** The limits of one evaluation. */
export const RANGES = {
  repeats: { least: 1, most: 10 },
  budget: { least: 0.000001, most: 10_000 },
  volume: { most: 1e12 },
  samples: { most: 5_000 },
  columns: { most: 200 },
  bytes: { most: 10 * 1024 * 1024 },
} as const;

const exactScorer = strict({
  type: z.literal('exact'),
  trim: yesOrNo.default(true),
  ignoreCase: yesOrNo.default(true),
  unicode: z.enum(['NFC', 'NFKC', 'fold'], 'must be NFC, NFKC or fold').default('NFC'),
  strict: yesOrNo.default(false),
});
const containsScorer = strict({
  type: z.literal('contains'),
  ignoreCase: yesOrNo.default(true),
  words: yesOrNo.default(false),
  not: z.array(text('what a right answer does not contain'), 'must be a list of texts').default([]),
  strict: yesOrNo.default(false),
});
const regexScorer = strict({
  type: z.literal('regex'),
  pattern: text('a regular expression').nullable().default(null),
  ignoreCase: yesOrNo.default(false),
  strict: yesOrNo.default(false),
});
const tolerance = z
  .number('must be a number: 0.5, or with "relative: true" 0.05 for 5%')
  .min(0, 'must not be negative')
  .default(0);
const numberScorer = strict({
  type: z.literal('number'),
  tolerance,
  relative: yesOrNo.default(false),
  decimal: z.enum(['comma', 'point'], 'must be comma or point').nullable().default(null),
  which: z.enum(['first', 'last', 'only'], 'must be first, last or only').nullable().default(null),
  strict: yesOrNo.default(false),
});
const jsonScorer = strict({
  type: z.literal('json'),
  schema: z
    .record(z.string(), z.unknown(), 'must be a JSON Schema object')
    .nullable()
    .default(null),
  fields: z
    .array(text('a field name'), 'must be a list of field names')
    .min(1, 'is empty: name the fields to compare, or leave it out to compare all')
    .nullable()
    .default(null),
  order: yesOrNo.default(true),
  tolerance,
  strict: yesOrNo.default(false),
});
const judgeScorer = strict({
  type: z.literal('judge'),
  rubric: textOrFile('what makes an answer good'),
  model: text('the model that judges'),
});

/** The schemas of `scorer:`, one a type. */
export const SCORER_TYPES = [
  ...[exactScorer, containsScorer, regexScorer],
  ...[numberScorer, jsonScorer, judgeScorer],
] as const;

/** What some type of scorer takes. */
export const SCORER_KEYS = [...new Set(SCORER_TYPES.flatMap(({ shape }) => Object.keys(shape)))];

/** Short for `{type: ...}`. */
const scorerSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { type: value } : value),
  z.discriminatedUnion(
    'type',
    [exactScorer, containsScorer, regexScorer, numberScorer, jsonScorer, judgeScorer],
    {
      error: ({ input }) => {
        const named = (input as { type?: unknown } | undefined)?.type;
        const meant = typeof named === 'string' ? meantScorer(named) : null;
        return `must be one of ${SCORER_NAMES.join(', ')}${meant ? `. Did you mean ${meant}?` : ''}`;
      },
    },
  ),
);

const RATE = 'must be above 0 and at most 1: write 0.9 for 90%';
const WITHIN = 'must be above 0 and below 1: write 0.05 for 5 points';

/** A number is an absolute bar, an object a relative one. */
const barSchema = z.preprocess(
  (value) => {
    const bar = typeof value === 'string' ? parseBar(value) : value;
    if (typeof bar === 'number') return { kind: 'absolute', rate: bar };
    return isObject(bar) ? { ...bar, within: shareFromText(bar.within), kind: 'relative' } : bar;
  },
  z.discriminatedUnion(
    'kind',
    [
      strict({ kind: z.literal('absolute'), rate: z.number(RATE).gt(0, RATE).max(1, RATE) }),
      strict({
        kind: z.literal('relative'),
        within: z
          .number({
            error: ({ input }) =>
              input === undefined ? 'is missing: write 0.05 for 5 points' : WITHIN,
          })
          .gt(0, WITHIN)
          .lt(1, WITHIN),
        of: text('a model').exactOptional(),
      }),
    ],
    'must be a share above 0 and at most 1 (0.9 for 90%), or {within: 0.05, of: a model}',
  ),
);

/** `5%` as a share; anything else as it is. */
function shareFromText(value: unknown): unknown {
  return typeof value === 'string' ? (parseShare(value.trim()) ?? value) : value;
}

const COUNT = 'must be a whole number of samples, at least 1';

/** A number is drawn from all samples, an object takes the first. */
const takeSchema = z.preprocess(
  (value) => {
    const count = typeof value === 'string' ? parseWhole(value) : value;
    if (typeof count === 'number') return { kind: 'drawn', count };
    return isObject(value) ? { ...value, kind: 'first' } : value;
  },
  z.discriminatedUnion(
    'kind',
    [
      strict({ kind: z.literal('drawn'), count: whole(COUNT).min(1, COUNT) }),
      strict({ kind: z.literal('first'), first: whole(COUNT).min(1, COUNT) }),
    ],
    'must be a number of samples, or {first: a number}',
  ),
);

/** The key that a value stands for where a person writes it short: `bar: 0.9` is its rate. */
export const SHORTHAND: Readonly<Record<string, string>> = {
  scorer: 'type',
  models: 'model',
  bar: 'rate',
  take: 'count',
  latency: 'within',
};

/** Short for `{within: 2s, share: 0.95}`: `95% within 2s`. */
const latencySchema = z.preprocess(
  (value) => (typeof value === 'string' ? (latencyParts(value) ?? value) : value),
  strict(
    {
      within: z
        .string(TIME_FORM)
        .transform(readTime)
        .refine((value) => value !== null, TIME_FORM),
      share: z
        .preprocess(shareFromText, z.number(SHARE_FORM).refine(isShare, SHARE_FORM))
        .default(USUAL_SHARE),
      firstToken: z.boolean(FIRST_TOKEN_FORM).default(false),
    },
    LATENCY_FORM,
  ).transform(
    ({ within, share, firstToken }): LatencyBar =>
      firstToken ? { withinMs: within, share, firstToken } : { withinMs: within, share },
  ),
);

/** A column whose name is a number may be written as one. */
const columnName = z.union([text('a column'), z.number().transform(String)]);

/** What may stand in an evaluation, one schema a key: the file, the form and the API share them. */
export const FIELDS = {
  name: text('a name').max(200, 'is longer than 200 characters'),
  system: textOrFile('a system prompt'),
  prompt: textOrFile('the task, with {{input}} where a sample goes'),
  context: textOrFile('what the models should know, or the name of a file'),
  samples: z.union(
    [text('a file name'), z.array(z.unknown())],
    'must be a file name or a list of {input, expected}',
  ),
  expected: z.union(
    [columnName, z.array(columnName).min(1)],
    'must be the name of a column, or a list of names',
  ),
  take: takeSchema,
  catalog: z.union(
    [text('a file name'), z.array(z.unknown()), z.object({ models: z.array(z.unknown()) })],
    'must be a list of models, or the name of a file that holds one',
  ),
  scorer: scorerSchema,
  models: z
    .array(modelFieldSchema, 'must be a list: [anthropic/claude-haiku-5-5, ...]')
    .min(1, 'is empty: name a model'),
  repeats: fromText(
    parseWhole,
    whole(`must be a whole number from ${RANGES.repeats.least} to ${RANGES.repeats.most}`)
      .min(RANGES.repeats.least, `must be from ${RANGES.repeats.least} to ${RANGES.repeats.most}`)
      .max(RANGES.repeats.most, `must be from ${RANGES.repeats.least} to ${RANGES.repeats.most}`),
  ),
  bar: barSchema,
  latency: latencySchema,
  volume: fromText(
    parseCalls,
    whole('must be a whole number of calls a month, such as 100000 or 100k')
      .min(1, 'must be at least 1 call a month')
      .max(
        RANGES.volume.most,
        `must be at most ${RANGES.volume.most.toLocaleString('en-US')} calls a month`,
      ),
  ),
  budget: fromText(
    parseDollars,
    z
      .number({
        error: ({ input }) =>
          (typeof input === 'string' && dollarsDoubt(input)) ||
          'must be a number of dollars, such as 2.50',
      })
      .gt(0, {
        error: 'must be above 0: it is the most this evaluation may spend, in dollars',
        abort: true,
      })
      .min(RANGES.budget.least, 'must be at least 0.000001 dollars')
      .max(
        RANGES.budget.most,
        `must be at most ${RANGES.budget.most.toLocaleString('en-US')} dollars`,
      ),
  ),
  design: z.enum(['adaptive', 'full'], 'must be adaptive or full'),
  seed: fromText(
    parseWhole,
    whole('must be a whole number')
      .min(0, 'must not be negative')
      .max(2 ** 31 - 1, 'must be at most 2147483647'),
  ),
  estimand: z.enum(['population', 'these-samples'], 'must be population or these-samples'),
  strict: yesOrNo,
  thorough: yesOrNo,
  pilots: yesOrNo,
  current: text('the model in use today'),
} as const;

export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** The fields of an evaluation that were given and hold; samples and context may name files. */
export type Fields = { [Name in FieldName]?: z.infer<(typeof FIELDS)[Name]> };
