import type { EvaluationRequest } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { standingAlone } from '../request/standing-alone.ts';
import { seededOrder } from '../stats/seeded-order.ts';
import { CANARY_SAMPLES } from './canary.ts';

/**
 * The evaluation of one weekly look at a pick: 20 of its stored samples, drawn anew each week, put once
 * to the model in use. null where its line-up has no such candidate.
 */
export function canaryRequest(
  { spec, samples }: EvaluationRequest,
  { model, name }: { model: string; name: string },
  week: string,
): EvaluationRequest | null {
  const candidate = spec.candidates.find((each) => each.name === model);
  if (!candidate) return null;
  const drawn = seededOrder(samples.length, spec.seed + Number(week.replaceAll(/\D/g, '')));
  return {
    spec: {
      ...standingAlone(spec),
      name: `${name} (weekly look)`,
      candidates: [candidate],
      repeats: 1,
      design: 'full',
      current: null,
    },
    samples: drawn.slice(0, CANARY_SAMPLES).map((sample) => itemAt(samples, sample)),
  };
}
