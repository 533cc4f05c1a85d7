import { z } from 'zod';
import { cascadeSchema, pairSchema } from '../result/schema/cascade-schema.ts';
import { counted, share, usd } from '../result/schema/schema-parts.ts';

const sampleNumber = z.int().positive().describe('A sample, from 1.');
const fixKind = z.enum(['effort', 'context', 'examples', 'rules']);
const difference = z.number().describe('-1 to 1');

const comparisonSchema = z.object({
  samples: counted.describe('Independent samples that both were asked.'),
  right: z.number().describe('How many of these it gets right, in the mean.'),
  plainRight: z.number().describe('How many the plain model does.'),
  difference,
  interval90: z.tuple([difference, difference]),
  helps: z.boolean().describe('Better with 95% certainty.'),
});

const addedTokensSchema = z.object({
  uncached: usd.describe('A call.'),
  uncachedMonthly: usd,
  cached: z
    .object({ usd: usd, monthly: usd, kept: z.string(), hitShare: share })
    .nullable()
    .describe('Where the cache can be counted on.'),
  couldBeMonthly: usd.nullable().describe('If every call hit a cache that can’t be counted on.'),
  usd: usd.describe('The smaller of what can be counted on.'),
  monthly: usd,
  isCached: z.boolean(),
});

const causeSchema = z.object({
  candidate: z.string().describe('The candidate that fails.'),
  cause: z
    .enum([
      'knowledge',
      'effort',
      'unwritten rules',
      'not confirmed',
      'not finished',
      'luck',
      'not in the document',
      'unused',
      'knowledge or skill',
      'skill',
      'task or answers',
      'unknown',
    ])
    .nullable()
    .describe('Named from what fixed its failures; null: nothing was tried.'),
  headline: z.string(),
  sentences: z.array(z.string()),
  fix: z
    .object({ candidate: z.string(), kind: fixKind })
    .nullable()
    .describe('What was worth confirming.'),
  failing: z.array(sampleNumber).describe('Samples that it gets right less than half of the time.'),
  kinds: z
    .array(z.object({ kind: z.string(), samples: z.array(sampleNumber) }))
    .describe('The failing samples by what stored trials tell of them, the commonest first.'),
  confusion: z
    .object({ expected: z.string(), given: z.string(), samples: counted, of: counted })
    .nullable()
    .describe('One label that is taken for another in most failures.'),
  plainRetry: z
    .object({ samples: counted, passed: z.number() })
    .nullable()
    .describe('Failures that were just asked again, and how many pass: chance.'),
  document: z
    .object({
      samples: counted,
      answered: counted,
      lacking: z.array(z.object({ topic: z.string(), samples: counted })),
      verdict: z.enum(['answers them', 'lacks them', 'unsure']),
    })
    .nullable()
    .describe('Whether the document answers the failing samples.'),
  leaks: z
    .array(z.object({ sample: sampleNumber, part: z.enum(['input', 'expected']) }))
    .describe('Test questions that stand in the document word for word.'),
  confirmed: z
    .object({
      evaluation: z.string().describe('Its id, for `show` and `use`.'),
      verdict: z.string(),
      score: share.nullable(),
      interval90: z.tuple([share, share]).nullable(),
      costPerCall: usd,
      monthlySpend: usd,
      comparison: comparisonSchema,
    })
    .nullable()
    .describe('The fixed candidate by fresh trials alone.'),
  incumbent: comparisonSchema
    .extend({ candidate: z.string() })
    .nullable()
    .describe('What would be used otherwise, with the same document.'),
  addedTokens: z
    .object({
      own: addedTokensSchema,
      plainMonthly: usd,
      behind: z
        .string()
        .nullable()
        .describe('A variable of the sample that stands before them: they can’t be cached.'),
      others: z.array(z.object({ model: z.string(), added: addedTokensSchema, plainMonthly: usd })),
    })
    .nullable()
    .describe('What the added tokens cost: of the candidate, and on the other vendors.'),
  rules: z.string().nullable().describe('The rules that were written, to keep.'),
  rulesLeftOut: counted.describe(
    'Rules that were not used: they give samples away, or are too many.',
  ),
  stopped: z.array(z.string()).describe('What ended it early.'),
  spentUsd: usd,
});

const armSchema = z.object({
  candidate: z.string().describe('The candidate that fails.'),
  kind: fixKind,
  label: z.string(),
  addedTokens: counted,
  samples: counted.describe('Failing samples that it and a plain retry were asked.'),
  fixed: z.number().describe('How many of these it gets right beside a plain retry, in the mean.'),
  lift: difference.describe('The same by sample.'),
  p: share.describe('One-sided sign test, after Holm.'),
  worth: z.enum(['yes', 'maybe', 'no']).describe('Whether it is worth confirming.'),
});

/** What `why --json` prints: dollars, samples from 1, rates from 0 to 1. Open to keys that come later. */
export const whyReportSchema = z.object({
  schema: z.literal('llm-pick/why@1'),
  simulated: z.boolean(),
  evaluation: z.object({ id: z.string(), name: z.string() }),
  causes: z.array(causeSchema).describe('One for each candidate that was asked about.'),
  arms: z.array(armSchema).describe('What was tried on the failing samples.'),
  cascades: z
    .array(cascadeSchema)
    .describe('Pairs of models that cost less, by the stored trials of the evaluation.'),
  cascadeNote: z.string().nullable().describe('Why there are none, or what must be asked to know.'),
  pairToTest: pairSchema.nullable().describe('A pair that `run --again ID --pair` tests.'),
  spend: z.object({ usd: usd }),
});

export type WhyReport = z.infer<typeof whyReportSchema>;
