import { z } from 'zod';
import { count, dollars, share } from './schema-parts.ts';

/** A pair of models that can be put to the test as a recipe. */
export const pairSchema = z.object({
  first: z.string().describe('The candidate that is asked first.'),
  to: z.string().describe('Who answers where that is not enough.'),
  when: z.enum(['unreadable', 'disagree']),
  of: count.describe('How often the first is asked.'),
});

/** Two models in a row: the second answers where the first one's answers are not enough. */
export const cascadeSchema = z.object({
  first: z.string().describe('The candidate that is asked first.'),
  second: z.string().describe('Who answers where that is not enough.'),
  beside: z.string().nullable().describe('Who is asked beside the first; null: nobody.'),
  when: z.enum(['unreadable', 'disagree']).describe('When a call is handed on.'),
  of: count.describe('Answers asked for first.'),
  agree: count.describe('So many must say the same.'),
  grade: z.enum(['proven', 'likely']),
  right: share,
  interval90: z.tuple([share, share]),
  samples: count,
  samplesToProve: count.nullable(),
  escalated: share.describe('The share of calls handed on.'),
  costPerCall: dollars.describe('Dollars of one call in the month that monthlySpend is of.'),
  monthlySpend: dollars.describe('Of the next calendar month, as of each model.'),
  latencyP95: z.number().nullable().describe('ms'),
  words: z.string(),
});
