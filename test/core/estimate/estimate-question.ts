import type { EstimateQuestion } from '../../../src/core/estimate/estimate.ts';
import type { EvaluationSpec } from '../../../src/core/evaluation.ts';

const SPEC: EvaluationSpec = {
  name: 'tickets',
  system: null,
  prompt: '{{input}}',
  context: null,
  candidates: [],
  scorer: { type: 'exact', trim: true, ignoreCase: false, unicode: 'NFC', strict: false },
  repeats: 3,
  volume: 100_000,
  budget: 2,
  design: 'adaptive',
  seed: 1,
  bar: { kind: 'absolute', rate: 0.9 },
  estimand: 'population',
  strict: false,
  thorough: false,
  pilots: false,
  dataNotes: [],
  current: null,
};
export const PRICES = [0.00006, 0.0001, 0.0003, 0.0012, 0.0024];

/** Five models and so many samples. */
export function question(
  spec: Partial<EvaluationSpec>,
  samples: number,
  rest: Partial<EstimateQuestion> = {},
): EstimateQuestion {
  return {
    samples,
    groups: Array(samples).fill(null),
    continuous: false,
    judge: null,
    spec: { ...SPEC, ...spec },
    candidates: PRICES.map((price, index) => ({
      name: `model-${index}`,
      label: `Model ${index}`,
      expectedCallUsd: price,
      worstCallUsd: 4 * price,
      monthTimes: 1,
      levels: { batch: 0.5 },
      retires: null,
    })),
    ...rest,
  };
}

export const relative = (within: number) => ({
  bar: { kind: 'relative', within, of: null } as const,
});
