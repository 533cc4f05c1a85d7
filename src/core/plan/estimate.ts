import type { EvaluationSpec } from '../evaluation.ts';
import { count, percent, points } from '../format.ts';
import { samplesNeeded } from '../stats/feasibility.ts';
import { lastLookOf } from './cheapest-first.ts';
import { evidenceOf } from './evidence.ts';
import { newMemory } from './memory.ts';
import { repeatsOf } from './repeats.ts';
import { enoughUnits, kindOf, type Study, studyOf } from './study.ts';
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

const ALPHA = 0.05;

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
  const provability = provabilityOf(study);
  return { ...costs, ...provability, sentences: sentencesOf(study, provability) };
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

type Provability = Pick<Estimate, 'bestProvable' | 'provable' | 'samplesNeeded' | 'wrongAllowed'>;

/** At the boundary of the last look of the cheapest candidate, which has the most repeats. */
function provabilityOf(study: Study): Provability {
  const { input, units } = study;
  const { bar, candidates, strict } = input;
  const cheapest = candidates.reduce(
    (best, { costPerCall }, index) => (costPerCall < candidates[best]!.costPerCall ? index : best),
    0,
  );
  const alpha = strict ? ALPHA / Math.max(1, candidates.length) : ALPHA;
  const last = lastLookOf(study, { repeats: repeatsOf(input, cheapest), alpha });
  const trials =
    input.estimand === 'these-samples' ? units.length * last.look.repeats : units.length;
  const bestProvable = trials / (trials + last.z ** 2);
  const enough = enoughUnits(study, last.look);
  if (bar.kind === 'relative') {
    const provable = enough && 1 - bestProvable < bar.within;
    return { bestProvable, provable, samplesNeeded: null, wrongAllowed: null };
  }
  const allowed = wrongAllowed(study, bar.rate, last);
  return {
    bestProvable,
    provable: enough && allowed !== null,
    samplesNeeded: Math.max(samplesNeeded(bar.rate, last.z), enough ? 0 : 15),
    wrongAllowed: enough ? allowed : null,
  };
}

/** How many samples may fail on all repeats, the others on none, with the bar still proven. */
function wrongAllowed(
  study: Study,
  rate: number,
  last: ReturnType<typeof lastLookOf>,
): number | null {
  const n = study.units.length;
  const { repeats } = last.look;
  const proves = (wrong: number) => {
    const x = Array.from({ length: n }, (_, index) => (index < wrong ? 0 : 1));
    const r = x.map(() => repeats);
    return evidenceOf({ unit: [], x, r, repeats }, rate, kindOf(study)).above >= last.z;
  };
  let wrong = 0;
  while (wrong < n && proves(wrong)) wrong++;
  return wrong === 0 ? null : wrong - 1;
}

function sentencesOf(study: Study, provability: Provability): string[] {
  const { input } = study;
  const size = `${count(input.samples, 'sample')}, up to ${count(input.repeats, 'repeat')}.`;
  return [
    size,
    ...(input.bar.kind === 'absolute'
      ? absoluteSentences(study, input.bar.rate, provability)
      : relativeSentences(study, input.bar.within, provability)),
  ];
}

function absoluteSentences({ input, units }: Study, rate: number, told: Provability): string[] {
  const { bestProvable, provable, samplesNeeded: needed, wrongAllowed: allowed } = told;
  const best = percentDown(bestProvable);
  if (provable) {
    return [
      `A model that never errs would be proven at ${best}; your bar of ${percent(rate)} allows ` +
        `at most ${allowed} wrong ${allowed === 1 ? 'sample' : 'samples'} in ${units.length}.`,
    ];
  }
  const more = count(Math.max(1, needed! - units.length), 'sample', 'samples');
  const ways = [`Add ${more} or more`, `lower the bar to ${best} or below`];
  if (input.estimand === 'population') ways.push(`judge these ${units.length} inputs only`);
  else ways.push('allow more repeats');
  const why =
    units.length < 15 && input.estimand === 'population'
      ? `${count(units.length, 'sample')} can't prove anything about new inputs: at least 15 are needed.`
      : `With ${count(units.length, 'sample')} even a perfect score proves only ${best}.`;
  return [why, `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`];
}

/** Rounded down: never more than can be proven. */
function percentDown(share: number): string {
  return percent(Math.floor(share * 100) / 100);
}

/** Below this many samples, the usual disagreement between models hides a margin of 5 points. */
const SAMPLES_FOR_FIVE_POINTS = 100;

function relativeSentences({ units }: Study, within: number, { provable }: Provability): string[] {
  const n = units.length;
  if (!provable) {
    return [
      `With ${count(n, 'sample')} a margin of ${points(within)} can't be proven even if no answer differs.`,
      'Add samples, widen the margin, or judge these inputs only.',
    ];
  }
  const tight = within * n < 0.05 * SAMPLES_FOR_FIVE_POINTS;
  const usual = Math.ceil((0.05 * SAMPLES_FOR_FIVE_POINTS) / within);
  return tight
    ? [
        `A margin of ${points(within)} usually takes ${usual} samples or more to prove; you have ${n}.`,
      ]
    : [`A margin of ${points(within)} can be proven where the models mostly agree.`];
}
