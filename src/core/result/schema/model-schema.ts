import { z } from 'zod';
import { counted, time, usd } from './schema-parts.ts';
import { speedSchema } from './speed-schema.ts';

const range = z.tuple([z.number(), z.number()]);

/** One candidate of a result. */
export const modelSchema = z.object({
  model: z.string().describe('The model that answers, with its effort.'),
  candidate: z
    .string()
    .default('')
    .describe('The unique name of the candidate: its model, and what its recipe adds.'),
  provider: z.string(),
  own: z
    .boolean()
    .default(false)
    .describe('Described by who asked, with its price: not of llm-pick’s catalogue.'),
  simulated: z.boolean(),
  verdict: z.enum(['proven', 'likely', 'unclear', 'ruled out', 'not run']),
  why: z
    .enum(['not needed', 'no proof', 'stopped', 'unanswered'])
    .nullable()
    .default(null)
    .describe(
      'What kept it from being tested to its end: a cheaper model is enough, or is likely where none can be proven; its provider, the budget or a person stopped it; nothing it answered could be scored. null: nothing did.',
    ),
  reason: z.string().describe('Why this verdict, in one sentence.'),
  score: z
    .number()
    .nullable()
    .describe('Mean score over the samples, 0 to 1; null when nothing was scored.'),
  interval: range.nullable().describe('Two-sided 95% interval for new inputs like these.'),
  theseSamplesInterval: range
    .nullable()
    .describe('Two-sided 95% interval for exactly these samples.'),
  interval90: range
    .nullable()
    .default(null)
    .describe(
      'Two-sided 90% interval for what the claim is about (new inputs, or these samples where the estimand says so): it begins at atLeast. What people are shown.',
    ),
  atLeast: z
    .number()
    .nullable()
    .default(null)
    .describe('The rate it reaches at least, with 95% certainty: exact where test is, else about.'),
  test: z
    .enum(['exact', 'boundaries', 'grade alone', 'adding up'])
    .nullable()
    .default(null)
    .describe(
      'How it was tested against an absolute bar: by an exact test, by boundaries, for a grade alone where nothing could be proven, or, once samples were added, by evidence that adds up over the rounds (against a reference, too). null: not at all, or against a reference.',
    ),
  alpha: z
    .number()
    .nullable()
    .default(null)
    .describe('The chance to be proven that a model at the bar had; null: not tested.'),
  intervalWords: z.string().nullable(),
  probability: z.number().nullable().describe('Probability of being good enough, 0 to 1.'),
  evidence: z
    .object({ above: z.number(), below: z.number() })
    .nullable()
    .describe(
      'E-values for reaching the bar and for falling short of it. Those of evaluations on different samples may be multiplied, at any time: above >= 20 proves it at 5%, below >= 10 rules it out at 10%. null where nothing was scored, and where the claim is about these samples only.',
    ),
  trials: counted.describe('Trials that ended with a score.'),
  passed: counted.describe(
    'Trials that scored 1, or at least the pass mark for continuous scores.',
  ),
  failed: counted,
  missing: counted.describe('Trials that ended without a score.'),
  planned: counted.describe('Trials the full design would make.'),
  failures: z.object({
    wrong: counted,
    unparsable: counted,
    empty: counted.default(0).describe('Complete replies without a word.'),
    refused: counted,
    truncated: counted,
    doesNotFit: counted.default(0).describe('Prompts longer than the model takes.'),
    tooSlow: counted,
  }),
  alwaysFailing: z.array(counted).describe('Samples, from 1, that fail on every repeat.'),
  flipping: z.array(counted).describe('Samples, from 1, that both pass and fail.'),
  latencyMs: z
    .object({ p50: z.number(), p95: z.number() })
    .nullable()
    .describe('Of a call alone: not what it waited for a rate limit or in a queue.'),
  firstTokenMs: z
    .object({ p50: z.number(), p95: z.number() })
    .nullable()
    .default(null)
    .describe('The time to the first token; null where evaluation.latency does not ask for it.'),
  speed: speedSchema,
  tokens: z
    .object({
      input: z.number(),
      output: z.number(),
      cached: z.number(),
      reasoning: z.number(),
    })
    .nullable()
    .describe('Means per call.'),
  costPerCall: usd.describe(
    'Dollars of one production call at the price of the day it ended, without test-loop caching.',
  ),
  costInterval: range
    .nullable()
    .default(null)
    .describe('Two-sided 95% interval of costPerCall, over samples; null where not measured.'),
  costEstimated: z.boolean().describe('costPerCall was not measured.'),
  monthlySpend: usd.describe(
    'Dollars of the next calendar month (UTC; the first of months), each day at the price announced for it. A retirement leaves it whole: the calls must be made.',
  ),
  laterSpend: z
    .array(z.object({ from: time, monthlySpend: usd }))
    .describe(
      'Price steps announced for after the end: from that date on, what a whole month costs. Those before or in the month of monthlySpend are in it, by days.',
    ),
  months: z
    .array(z.object({ month: z.string(), usd: usd }))
    .default([])
    .describe(
      'The twelve calendar months (UTC, 2026-12) after the end, each day at the price announced for it; 0 once the model has retired.',
    ),
  priceDetails: z
    .object({
      levels: z
        .array(z.object({ level: z.string(), monthlySpend: usd }))
        .describe(
          'monthlySpend at the provider’s other price levels: batch, flex, priority; standard where another was asked for.',
        ),
      cached: z
        .object({
          prefixTokens: counted,
          kept: z.enum(['5 minutes', '1 hour']),
          hitShare: z.number(),
          monthlySpend: usd,
        })
        .nullable()
        .describe(
          'With the unchanging beginning of the calls in a prompt cache, calls coming evenly; null where that can’t be counted on or costs more.',
        ),
      expensiveTenth: z
        .number()
        .nullable()
        .describe('Share of the money that the most expensive 10% of calls took.'),
      longSamples: z
        .object({ share: z.number(), above: counted })
        .nullable()
        .describe('Samples with more input tokens than a threshold of the price; null: none.'),
    })
    .nullable()
    .default(null)
    .describe('Of a measured model that answers in one call; null: of no other.'),
  priceMultiple: z
    .number()
    .describe(
      'Multiple of the monthlySpend of the cheapest candidate that is not free; 0 for a free one.',
    ),
  spend: usd.describe('Dollars paid in this evaluation.'),
  servedModels: z.array(z.string()),
  retirement: z.string().nullable(),
  warnings: z.array(z.string()).describe('What a person must know before choosing it.'),
  examples: z
    .array(
      z.object({
        sample: counted,
        input: z.string(),
        expected: z.string(),
        got: z.string(),
        failure: z.string(),
      }),
    )
    .describe('At most three wrong answers.'),
});
