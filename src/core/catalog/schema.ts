import { z } from 'zod';
import { EFFORTS, type Effort } from '../effort.ts';

const day = z.iso.date('must be a day as YYYY-MM-DD');
const tokens = z.int().positive();

/** Dollars a million tokens in the file; picodollars a token in memory: always a whole number. */
export const rate = z
  .number()
  .nonnegative()
  .refine((dollars) => Math.abs(dollars * 1e6 - Math.round(dollars * 1e6)) < 1e-6, {
    error: 'dollars a million tokens with at most six decimals',
  })
  .transform((dollars) => Math.round(dollars * 1e6));

const rates = z.strictObject({
  input: rate,
  output: rate,
  cacheRead: rate,
  /** Left out where writing to the cache costs what input costs. */
  cacheWrite: rate.optional(),
  /** Kept for an hour; left out where that costs what `cacheWrite` does. */
  cacheWrite1h: rate.optional(),
});

export const priceRow = rates.extend({
  from: day,
  to: day.nullable().default(null),
  above: rates.extend({ tokens }).nullable().default(null),
  source: z.string().min(1),
});

/** The keys of one model. */
export const modelShape = z.strictObject({
  provider: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be a provider’s name in small letters'),
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an exact model id'),
  label: z.string().min(1),
  contextWindow: tokens,
  maxOutputTokens: tokens,
  defaultMaxOutputTokens: tokens,
  efforts: z.array(z.enum(EFFORTS)).default([]),
  /** Other words for efforts: `none` for the one that thinks least. */
  effortAliases: z.partialRecord(z.enum(EFFORTS), z.enum(EFFORTS)).default({}),
  defaultEffort: z.enum(EFFORTS).nullable().default(null),
  leastThinking: tokens.nullable().default(null),
  temperature: z.boolean(),
  /** A month where the day isn't known; null where neither is. */
  released: z.union([day, z.string().regex(/^\d{4}-\d{2}$/)]).nullable(),
  retires: day.nullable().default(null),
  replacedBy: z.string().nullable().default(null),
  lineUp: z.boolean().default(false),
  /** Efforts at which it stands in the default line-up beside its own. */
  lineUpEfforts: z.array(z.enum(EFFORTS)).default([]),
  /** What a price level, or a place the call is kept to, multiplies every price by. */
  levels: z.record(z.string(), z.number().positive()).default({}),
  geographies: z.record(z.string(), z.number().positive()).default({}),
  /** Whether the prompt cache is asked for or comes by itself; null where it isn't known. */
  cacheKind: z.enum(['explicit', 'implicit']).nullable().default(null),
  /** The fewest tokens a cached beginning has. */
  cacheFloor: tokens.nullable().default(null),
  prices: z.array(priceRow).default([]),
});

/** The catalogue file: its shape, and what must agree within one model and between models. */
export const catalogSchema = z
  .strictObject({ checkedAt: day, models: z.array(modelShape).min(1) })
  .superRefine(({ models }, context) => {
    const names = new Set<string>();
    for (const [index, entry] of models.entries()) {
      const complain = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['models', index, field], message });
      const name = `${entry.provider}/${entry.id}`;
      if (names.has(name)) complain('id', `${name} is listed twice: keep one of them`);
      names.add(name);
      for (const [field, message] of disagreements(entry)) complain(field, message);
    }
  });

interface Agreeing
  extends Pick<
    z.infer<typeof modelShape>,
    'defaultMaxOutputTokens' | 'maxOutputTokens' | 'leastThinking' | 'defaultEffort'
  > {
  efforts: readonly Effort[];
  lineUpEfforts: readonly Effort[];
  effortAliases: Readonly<Partial<Record<Effort, Effort>>>;
  prices: readonly { from: string; to: string | null }[];
}

/** What does not agree within one model: the key, and what to do. */
export function disagreements(entry: Agreeing): [field: string, message: string][] {
  const found: [string, string][] = [];
  if (entry.defaultMaxOutputTokens > entry.maxOutputTokens) {
    found.push(['defaultMaxOutputTokens', 'is above maxOutputTokens: lower it']);
  }
  if (entry.leastThinking && entry.defaultMaxOutputTokens <= entry.leastThinking) {
    found.push(['defaultMaxOutputTokens', 'leaves no room beside leastThinking: raise it']);
  }
  if (entry.defaultEffort && !entry.efforts.includes(entry.defaultEffort)) {
    found.push(['defaultEffort', 'is not one of efforts: add it there']);
  }
  if (entry.lineUpEfforts.some((effort) => !entry.efforts.includes(effort))) {
    found.push(['lineUpEfforts', 'name an effort that is not one of efforts: add it there']);
  }
  if (Object.values(entry.effortAliases).some((effort) => !entry.efforts.includes(effort))) {
    found.push(['effortAliases', 'name an effort that is not one of efforts: add it there']);
  }
  entry.prices.forEach(({ from, to }, row) => {
    const next = entry.prices[row + 1];
    if (to !== null && to <= from) found.push(['prices', `row ${row + 1} ends before it starts`]);
    if (next && (to === null || to > next.from)) {
      found.push([
        'prices',
        `row ${row + 1} overlaps the next: end it on ${next.from} at the latest`,
      ]);
    }
  });
  return found;
}
