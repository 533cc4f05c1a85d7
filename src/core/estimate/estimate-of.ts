import { studyOf } from '../evidence/study.ts';
import { hasPilot } from '../plan/pilots.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import type { Estimate, EstimateQuestion, ExpectedMonth } from './estimate.ts';
import { budgetSentences, costsOf } from './estimate-costs.ts';
import { estimateSentences, variantsSentences } from './estimate-words.ts';
import { provabilityOf } from './provability.ts';

/**
 * What an evaluation can show and may cost, before a call is made.
 */
export function estimateOf(question: EstimateQuestion): Estimate {
  const study = studyOf(planInputOf(question));
  const { neededUsd, ...costs } = costsOf(question, study.input);
  const { last, ...provability } = provabilityOf(study);
  const sentences = [
    ...estimateSentences(study, provability, last),
    // A judge compares with no answer that a variant could keep.
    ...(question.judge === null ? variantsSentences(study, provability) : []),
    ...budgetSentences(question, { neededUsd, leastCallUsd: costs.leastCallUsd }),
  ];
  return { ...costs, ...provability, sentences, basis: [], months: monthsOf(question) };
}

function monthsOf({ spec, candidates }: EstimateQuestion): ExpectedMonth[] {
  return candidates
    .map(({ label, expectedCallUsd, monthTimes, levels, retires }) => {
      const usd = expectedCallUsd * monthTimes * spec.volume;
      const others = Object.entries(levels).map(([level, times]) => ({ level, usd: usd * times }));
      return { label, usd, todayUsd: expectedCallUsd * spec.volume, levels: others, retires };
    })
    .toSorted((a, b) => a.usd - b.usd);
}

function planInputOf({
  spec,
  samples,
  groups,
  continuous,
  candidates,
  judge,
}: EstimateQuestion): PlanInput {
  const { design, repeats, bar, latency, estimand, strict, thorough, seed } = spec;
  return {
    design,
    repeats,
    bar,
    ...(latency && { latency }),
    estimand,
    strict,
    thorough,
    seed,
    samples,
    groups,
    continuous,
    candidates: candidates.map(({ name, expectedCallUsd, worstCallUsd, monthTimes }) => ({
      name,
      costPerCall: expectedCallUsd,
      monthTimes,
      finished: [],
      stopped: false,
      piloted: hasPilot(spec, worstCallUsd + (judge?.worstCallUsd ?? 0)),
    })),
    asking: null,
    open: [],
    memory: null,
  };
}
