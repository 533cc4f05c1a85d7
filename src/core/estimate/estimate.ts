import type { EvaluationSpec } from '../evaluation.ts';
import { studyOf } from '../evidence/study.ts';
import type { Estimate, PlanInput } from '../plan/types.ts';
import { budgetSentences, costsOf } from './estimate-costs.ts';
import { estimateSentences } from './estimate-words.ts';
import { provabilityOf } from './provability.ts';

/** What an estimate is made from; money in dollars a call, the judge's on top of each call. */
export interface EstimateQuestion {
  spec: EvaluationSpec;
  /** How many samples, and the group of each. */
  samples: number;
  groups: readonly (string | null)[];
  continuous: boolean;
  candidates: readonly {
    name: string;
    label: string;
    expectedCallUsd: number;
    worstCallUsd: number;
  }[];
  judge: { expectedCallUsd: number; worstCallUsd: number } | null;
}

/**
 * What an evaluation can show and may cost, before a call is made.
 */
export function estimateOf(question: EstimateQuestion): Estimate {
  const study = studyOf(planInputOf(question));
  const { neededUsd, ...costs } = costsOf(question, study.input);
  const { last, ...told } = provabilityOf(study);
  const sentences = [
    ...estimateSentences(study, told, last),
    ...budgetSentences(question, neededUsd),
  ];
  return { ...costs, ...told, sentences };
}

function planInputOf({
  spec,
  samples,
  groups,
  continuous,
  candidates,
}: EstimateQuestion): PlanInput {
  const { design, repeats, bar, estimand, strict, thorough, seed } = spec;
  return {
    ...{ design, repeats, bar, estimand, strict, thorough, seed, samples, groups, continuous },
    candidates: candidates.map(({ name, expectedCallUsd }) => ({
      name,
      costPerCall: expectedCallUsd,
      finished: [],
      stopped: false,
    })),
    open: [],
    memory: null,
  };
}
