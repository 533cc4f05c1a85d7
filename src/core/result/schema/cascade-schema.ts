import { z } from 'zod';
import { counted, share, usd } from './schema-parts.ts';

/** A pair of models that can be put to the test as a recipe. */
export const pairSchema = z.object({
  first: z.string().describe('The candidate that is asked first.'),
  to: z.string().describe('Who answers where that is not enough.'),
  when: z.enum(['unreadable', 'disagree']),
  of: counted.describe('How often the first is asked.'),
});

/** Two models in a row: the second answers where the first one's answers are not enough. */
export const cascadeSchema = z.object({
  first: z.string().describe('The candidate that is asked first.'),
  second: z.string().describe('Who answers where that is not enough.'),
  beside: z.string().nullable().describe('Who is asked beside the first; null: nobody.'),
  when: z.enum(['unreadable', 'disagree']).describe('When a call is handed on.'),
  of: counted.describe('Answers asked for first.'),
  agree: counted.describe('So many must say the same.'),
  grade: z.enum(['proven', 'likely']),
  right: share,
  interval90: z.tuple([share, share]),
  samples: counted,
  samplesToProve: counted.nullable(),
  escalated: share.describe('The share of calls handed on.'),
  costPerCall: usd.describe('Dollars of one call in the month that monthlySpend is of.'),
  monthlySpend: usd.describe('Of the next calendar month, as of each model.'),
  latencyP95: z.number().nullable().describe('ms'),
  words: z.string(),
});
