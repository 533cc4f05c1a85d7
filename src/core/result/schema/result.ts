import { z } from 'zod';
import { cascadeSchema, pairSchema } from './cascade-schema.ts';
import { effortSchema } from './effort-schema.ts';
import { modelSchema } from './model-schema.ts';
import { counted, share, time, usd } from './schema-parts.ts';

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
    samples: counted,
    rounds: z
      .array(z.object({ samples: counted, at: time }))
      .default([])
      .describe(
        'The samples by when they were given: those it began with, then those that were added, which each model answers once. Empty in results from before they could be added.',
      ),
    repeats: counted,
    bar: z.union([z.number(), z.object({ within: z.number(), of: z.string() })]),
    latency: z
      .object({ withinMs: z.number(), share: z.number(), firstToken: z.literal(true).optional() })
      .nullable()
      .default(null)
      .describe('How soon how many calls must answer; null where none is asked for.'),
    volume: z.number(),
    discount: z
      .number()
      .default(0)
      .describe('What the workspace’s providers take off their list prices; no amount has it off.'),
    currency: z
      .object({
        code: z.string(),
        perDollar: z.number(),
        day: z
          .string()
          .nullable()
          .default(null)
          .describe('Of the European Central Bank’s list that has the rate; null: it was given.'),
        wanted: z
          .string()
          .nullable()
          .default(null)
          .describe(
            'The currency whose rate could not be had, or the text of it that can’t be read; null: none was lacking.',
          ),
      })
      .default({ code: 'USD', perDollar: 1, day: null, wanted: null })
      .describe('The workspace’s own currency; all amounts are in dollars.'),
    current: z
      .string()
      .nullable()
      .default(null)
      .describe('The model in use today; null: not given.'),
    design: z.enum(['adaptive', 'full']),
    startedAt: time,
    finishedAt: time,
    budget: usd,
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
    .object({ wrong: counted, holding: counted })
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
    usd: usd,
    estimatedUsd: usd.describe('What the estimate said before.'),
    fullDesignUsd: usd.describe('Every model on every sample, at what calls turned out to cost.'),
    judgeUsd: usd.nullable().describe('The judge’s share; null without a judge.'),
    lost: z
      .object({ calls: counted, usd: usd })
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
      samples: counted.describe('Those that were scored both times.'),
      before: share,
      after: share,
      better: counted,
      worse: counted,
      chance: share.describe('How often chance alone makes such a change: a two-sided sign test.'),
    })
    .nullable()
    .default(null)
    .describe('How the model in use does now and did then; null: not a test of a pick.'),
  efforts: z
    .array(effortSchema)
    .default([])
    .describe(
      'The next effort of each model below the bar that would cost less than the pick, cheapest first; none has been called.',
    ),
  cascades: z
    .array(cascadeSchema)
    .default([])
    .describe(
      'Pairs of models that cost a tenth less than the cheapest proven candidate, by the stored trials.',
    ),
  cascadeNote: z
    .string()
    .nullable()
    .default(null)
    .describe('Why there are no cascades, or what must be asked to know; null: nothing to say.'),
  pairToTest: pairSchema
    .nullable()
    .default(null)
    .describe('A pair that `run --again ID --pair` puts to the test; null: none is worth it.'),
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
