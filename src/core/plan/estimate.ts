import type { EvaluationSpec } from '../evaluation.ts';
import { estimateSentences } from './estimate-words.ts';
import { newMemory } from './memory.ts';
import { provabilityOf } from './provability.ts';
import { repeatsOf } from './repeats.ts';
import { studyOf } from './study.ts';
import type { Estimate, PlanInput } from './types.ts';

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

/** How likely the plan is taken to go on from one candidate to the next dearer one. */
const GOES_ON = 0.8;

/** The part of one pass that a candidate is taken to need before it is decided. */
const PART_OF_PASS = 0.75;

/**
 * What an evaluation can show and may cost, before a call is made. The expected cost of an adaptive
 * design is a rule of thumb set by `npm run bench:decisions`: each candidate needs three quarters of
 * a pass, and four times in five the plan goes on to the next. The largest cost is never more than
 * the budget.
 */
export function estimateOf(question: EstimateQuestion): Estimate {
  const study = studyOf(planInputOf(question));
  const costs = costsOf(question, study.input);
  const { last, ...told } = provabilityOf(study);
  return { ...costs, ...told, sentences: estimateSentences(study, told, last) };
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

function costsOf(
  { spec, samples, candidates, judge }: EstimateQuestion,
  input: PlanInput,
): Pick<Estimate, 'expectedUsd' | 'largestUsd' | 'fullDesignUsd' | 'calls'> {
  const { reference } = newMemory(input);
  const dearestFirst = candidates.map((candidate, index) => {
    const mostRepeats = spec.design === 'full' ? spec.repeats : repeatsOf(input, index);
    return {
      expected: candidate.expectedCallUsd + (judge?.expectedCallUsd ?? 0),
      worst: candidate.worstCallUsd + (judge?.worstCallUsd ?? 0),
      calls: samples * (index === reference ? Math.min(2, spec.repeats) : mostRepeats),
      isReference: index === reference,
    };
  });
  const tried = dearestFirst
    .toSorted((a, b) => a.expected - b.expected)
    .map((one, place) => ({ ...one, part: one.isReference ? 1 : GOES_ON ** place * PART_OF_PASS }));
  const all = samples * spec.repeats;
  const fullDesignUsd = all * sum(tried.map(({ expected }) => expected));
  const full = { full: all * candidates.length, expected: all * candidates.length };
  const worst = sum(tried.map(({ worst: most, calls }) => most * calls));
  const largestUsd = Math.min(spec.budget, worst);
  if (spec.design === 'full') {
    return {
      expectedUsd: Math.min(fullDesignUsd, largestUsd),
      largestUsd,
      fullDesignUsd,
      calls: full,
    };
  }
  const expectedUsd = samples * sum(tried.map(({ expected, part }) => expected * part));
  const expectedCalls = Math.round(samples * sum(tried.map(({ part }) => part)));
  return {
    expectedUsd: Math.min(expectedUsd, largestUsd),
    largestUsd,
    fullDesignUsd,
    calls: { full: full.full, expected: Math.max(1, expectedCalls) },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
