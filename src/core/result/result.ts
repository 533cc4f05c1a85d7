import { z } from 'zod';
import { speedSchema } from './speed-schema.ts';

const range = z.tuple([z.number(), z.number()]);
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const dollars = z.number().nonnegative();
const time = z.string().describe('ISO 8601');

const modelSchema = z.object({
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
    .enum(['exact', 'boundaries', 'grade alone'])
    .nullable()
    .default(null)
    .describe(
      'How it was tested against an absolute bar: by an exact test, by boundaries, or for a grade alone where nothing could be proven. null: not at all, or against a reference.',
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
  trials: count.describe('Trials that ended with a score.'),
  passed: count.describe('Trials that scored 1, or at least the pass mark for continuous scores.'),
  failed: count,
  missing: count.describe('Trials that ended without a score.'),
  planned: count.describe('Trials the full design would make.'),
  failures: z.object({
    wrong: count,
    unparsable: count,
    empty: count.default(0).describe('Complete replies without a word.'),
    refused: count,
    truncated: count,
    doesNotFit: count.default(0).describe('Prompts longer than the model takes.'),
    tooSlow: count,
  }),
  alwaysFailing: z.array(count).describe('Samples, from 1, that fail on every repeat.'),
  flipping: z.array(count).describe('Samples, from 1, that both pass and fail.'),
  latencyMs: z
    .object({ p50: z.number(), p95: z.number() })
    .nullable()
    .describe('Of a call alone: not what it waited for a rate limit or in a queue.'),
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
  costPerCall: dollars.describe('Dollars of one production call, without test-loop caching.'),
  costInterval: range
    .nullable()
    .default(null)
    .describe('Two-sided 95% interval of costPerCall, over samples; null where not measured.'),
  costEstimated: z.boolean().describe('costPerCall was not measured.'),
  monthlySpend: dollars,
  laterSpend: z
    .array(z.object({ from: time, monthlySpend: dollars }))
    .describe('Price steps already announced: monthly spend from that date on.'),
  months: z
    .array(z.object({ month: z.string(), usd: dollars }))
    .default([])
    .describe(
      'The twelve calendar months (UTC, 2026-12) after the end, each day at the price announced for it; 0 once the model has retired.',
    ),
  priceDetails: z
    .object({
      levels: z
        .array(z.object({ level: z.string(), monthlySpend: dollars }))
        .describe('The month at the provider’s other price levels: batch, flex, priority.'),
      cached: z
        .object({
          prefixTokens: count,
          kept: z.enum(['5 minutes', '1 hour']),
          hitShare: z.number(),
          monthlySpend: dollars,
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
        .object({ share: z.number(), above: count })
        .nullable()
        .describe('Samples with more input tokens than a threshold of the price; null: none.'),
    })
    .nullable()
    .default(null)
    .describe('Of a measured model that answers in one call; null: of no other.'),
  priceMultiple: z.number().describe('Multiple of the cheapest candidate’s cost per call.'),
  spend: dollars.describe('Dollars paid in this evaluation.'),
  servedModels: z.array(z.string()),
  retirement: z.string().nullable(),
  warnings: z.array(z.string()).describe('What a person must know before choosing it.'),
  examples: z
    .array(
      z.object({
        sample: count,
        input: z.string(),
        expected: z.string(),
        got: z.string(),
        failure: z.string(),
      }),
    )
    .describe('At most three wrong answers.'),
});

/**
 * The result of an evaluation, as stored, as `--json` prints it, and as every surface shows it
 * (design.md 4). Money in dollars, times in ISO 8601, latencies in ms. It grows by keys alone: a key
 * that came later has a default, so that what is stored can be read.
 */
export const resultSchema = z.object({
  schema: z.literal('llm-pick/result@1'),
  simulated: z.boolean(),
  evaluation: z.object({
    id: z.string(),
    name: z.string(),
    samples: count,
    repeats: count,
    bar: z.union([z.number(), z.object({ within: z.number(), of: z.string() })]),
    latency: z
      .object({ withinMs: z.number(), share: z.number() })
      .nullable()
      .default(null)
      .describe('How soon how many calls must answer; null where none is asked for.'),
    volume: z.number(),
    discount: z
      .number()
      .default(0)
      .describe('What the workspace’s providers take off their list prices; no amount has it off.'),
    currency: z
      .object({ code: z.string(), perDollar: z.number() })
      .default({ code: 'USD', perDollar: 1 })
      .describe('The workspace’s own currency; all amounts are in dollars.'),
    current: z
      .string()
      .nullable()
      .default(null)
      .describe('The model in use today; null: not told.'),
    design: z.enum(['adaptive', 'full']),
    startedAt: time,
    finishedAt: time,
    budget: dollars,
    scorer: z.string(),
    estimand: z.enum(['population', 'these-samples']),
    strict: z.boolean().describe('The 5% are shared by all models, not each model’s own.'),
    thorough: z.boolean(),
    dataNotes: z
      .array(z.string())
      .default([])
      .describe(
        'What was understood of the samples: the column of the answers, what was left out.',
      ),
  }),
  models: z.array(modelSchema).describe('Cheapest first by cost per call.'),
  pick: z
    .object({
      model: z.string(),
      candidate: z.string().default('').describe('As in models[].candidate.'),
      reason: z.string(),
      probability: z.number(),
      grade: z
        .enum(['proven', 'likely', 'guess'])
        .describe('How sure it is: proven (95%), likely (80% or more), guess (65% or more).'),
    })
    .nullable()
    .describe('The recommended model; null: none.'),
  ending: z
    .enum([
      'picked',
      'none good enough',
      'not enough evidence',
      'budget ended',
      'provider failed',
      'cancelled',
      'below required grade',
    ])
    .describe(
      'picked: the pick is proven. not enough evidence: none is, the pick, if any, is likely or a guess. below required grade: as not enough evidence, for who asked for more (`run --require`).',
    ),
  answerCheck: z
    .object({ wrong: count, holding: count })
    .nullable()
    .default(null)
    .describe(
      'Where the answers look wrongly compared rather than wrong: how many are wrong, and how many of those hold the expected text. null: they don’t.',
    ),
  headline: z.string().describe('The claim in one line.'),
  reason: z
    .string()
    .describe('The claim with its certainty and what it saves, or why there is no pick.'),
  spend: z.object({
    usd: dollars,
    estimatedUsd: dollars.describe('What the estimate said before.'),
    fullDesignUsd: dollars.describe(
      'Every model on every sample, at what calls turned out to cost.',
    ),
    judgeUsd: dollars.nullable().describe('The judge’s share; null without a judge.'),
    lost: z
      .object({ calls: count, usd: dollars })
      .describe(
        'Calls in flight when a process died: they may have been billed, at most usd (counted in spend.usd).',
      ),
  }),
  cap: z
    .string()
    .nullable()
    .default(null)
    .describe('The month’s cap that ended candidates, and how to go on; null: none did.'),
  retest: z
    .object({
      of: z.string().describe('The evaluation that is tested again.'),
      on: time,
      candidate: z.string(),
      samples: count.describe('Those that were scored both times.'),
      before: share,
      after: share,
      better: count,
      worse: count,
      chance: share.describe('How often chance alone makes such a change: a two-sided sign test.'),
    })
    .nullable()
    .default(null)
    .describe('How the model in use does now and did then; null: not a test of a pick.'),
  cascades: z
    .array(
      z.object({
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
        costPerCall: dollars,
        monthlySpend: dollars,
        latencyP95: z.number().nullable().describe('ms'),
        words: z.string(),
      }),
    )
    .default([])
    .describe(
      'Pairs of models that cost a tenth less than the cheapest proven candidate, by the stored trials.',
    ),
  pricesCheckedAt: time,
  warnings: z.array(z.string()),
});

export type Result = z.infer<typeof resultSchema>;

export type ModelResult = Result['models'][number];

/** Reads a stored result, also one from before some key existed. */
export function readResult(stored: Result): Result {
  const { pick, ending, models } = stored;
  const grade = ending === 'picked' ? ('proven' as const) : ('likely' as const);
  return resultSchema.parse({
    ...stored,
    models: models.map((model) => ({ ...model, candidate: model.candidate ?? model.model })),
    pick: pick && { ...pick, candidate: pick.candidate ?? pick.model, grade: pick.grade ?? grade },
  });
}
