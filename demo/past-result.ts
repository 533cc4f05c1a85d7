import { type ModelResult, type Result, resultSchema } from '../src/core/result/schema/result.ts';

/** A model of an invented evaluation. */
export interface PastModel {
  model: string;
  score: number;
  /** Dollars. */
  costPerCall: number;
  served: string;
  verdict: ModelResult['verdict'];
}

export interface PastEvaluation {
  id: string;
  name: string;
  samples: number;
  volume: number;
  usd: number;
  at: Date;
  models: readonly PastModel[];
}

/** The result of an evaluation that never was: for the demo's past, which is simulated as all of it. */
export function pastResult(past: PastEvaluation): Result {
  const { id, name, samples, volume, at } = past;
  const pick = past.models.find(({ verdict }) => verdict === 'proven')!;
  return resultSchema.parse({
    schema: 'llm-pick/result@1',
    simulated: true,
    evaluation: {
      id,
      name,
      samples,
      repeats: 3,
      bar: 0.9,
      volume,
      design: 'adaptive',
      startedAt: at.toISOString(),
      finishedAt: at.toISOString(),
      budget: 5,
      scorer: 'exact',
      estimand: 'population',
      strict: false,
      thorough: false,
      dataNotes: [],
    },
    models: past.models.map((model) => modelOf(model, past)),
    pick: {
      model: pick.model,
      candidate: pick.model,
      reason: 'Proven.',
      probability: 0.99,
      grade: 'proven',
    },
    ending: 'picked',
    headline: 'Sample data.',
    reason: 'Sample data.',
    spend: {
      usd: past.usd,
      estimatedUsd: past.usd,
      fullDesignUsd: past.usd,
      judgeUsd: null,
      lost: { calls: 0, usd: 0 },
    },
    pricesCheckedAt: at.toISOString(),
    warnings: [],
  });
}

function modelOf(past: PastModel, { samples, volume, usd, models }: PastEvaluation): object {
  const passed = Math.round(past.score * samples);
  return {
    model: past.model,
    candidate: past.model,
    provider: past.model.slice(0, past.model.indexOf('/')),
    simulated: true,
    verdict: past.verdict,
    why: null,
    reason: 'Sample data.',
    score: past.score,
    interval: [past.score - 0.05, Math.min(1, past.score + 0.03)],
    theseSamplesInterval: null,
    intervalWords: null,
    probability: 0.99,
    evidence: null,
    trials: samples,
    passed,
    failed: samples - passed,
    missing: 0,
    planned: samples,
    failures: {
      wrong: samples - passed,
      unparsable: 0,
      empty: 0,
      refused: 0,
      truncated: 0,
      doesNotFit: 0,
      tooSlow: 0,
    },
    alwaysFailing: [],
    flipping: [],
    latencyMs: { p50: 600, p95: 1_100 },
    tokens: { input: 1_000, output: 100, cached: 0, reasoning: 0 },
    costPerCall: past.costPerCall,
    costEstimated: false,
    monthlySpend: past.costPerCall * volume,
    laterSpend: [],
    priceMultiple: past.costPerCall / models[0]!.costPerCall,
    spend: usd / models.length,
    servedModels: [past.served],
    retirement: null,
    warnings: [],
    examples: [],
  };
}
