import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { CandidateFinding } from '../../../src/core/recommendation/finding.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { recommend } from '../../../src/core/recommendation/recommend.ts';
import type {
  RatedCandidate,
  RecommendQuestion,
} from '../../../src/core/recommendation/recommend-question.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { findingWith } from '../../support/fixtures/finding-fixtures.ts';
import { type Facts, type Play, planInput, playPlan } from './play-plan.ts';

const LABELS = ['Haiku 5.5', 'Flash 3.8', 'Opus 5.5'];
export const PRICES = [0.00006, 0.0003, 0.0024];
export const NOBODY = {
  budget: false,
  cap: null as string | null,
  providers: [] as { says: string; candidates: number[] }[],
  cancelled: false,
};
export const BAR = { kind: 'absolute', rate: 0.9 } as const;

interface Case {
  facts: Facts;
  /** Sample numbers that each candidate gets wrong on every repeat. */
  wrong: readonly (readonly number[])[];
  before?: Play['before'];
  rest?: Partial<RecommendQuestion>;
}

export const first = (n: number) => Array.from({ length: n }, (_, index) => index);

/** What is recommended after an evaluation in which these samples were wrong. */
export function recommendationOf({ facts, wrong, before, rest }: Case) {
  const score = ({ candidate, sample }: TrialKey) => (wrong[candidate]!.includes(sample) ? 0 : 1);
  const start = planInput(facts, PRICES);
  const { input } = playPlan(start, before ? { score, before } : { score });
  return recommend({
    input,
    volume: 100_000,
    current: null,
    budgetUsd: 2,
    ended: NOBODY,
    candidates: ratedCandidates(input),
    ...rest,
  });
}

/** The candidates of an evaluation with what is found of them; a month has 100,000 calls. */
export function ratedCandidates(input: PlanInput): RatedCandidate[] {
  return findingsOf(input).map((finding, index) => {
    const { name, costPerCall } = input.candidates[index]!;
    return {
      index,
      name,
      costPerCall,
      label: LABELS[index]!,
      monthlySpend: costPerCall * 100_000,
      nextStep: null,
      finding,
    };
  });
}

/** Models with these prices of a call in dollars, of which this is known; a month has 100 calls. */
export function questionOf(
  lines: readonly { cost: number; finding: Partial<CandidateFinding> }[],
  rest: Partial<RecommendQuestion> = {},
): RecommendQuestion {
  return {
    input: planInput(
      {},
      lines.map(({ cost }) => cost),
    ),
    volume: 100,
    current: null,
    budgetUsd: 2,
    ended: NOBODY,
    candidates: lines.map(({ cost, finding }, index) => ({
      index,
      name: `model-${index}`,
      label: LABELS[index] ?? `Model ${index}`,
      costPerCall: cost,
      monthlySpend: cost * 100,
      nextStep: null,
      finding: findingWith(finding),
    })),
    ...rest,
  };
}

/** What `words` says of one candidate of a question. */
export function wordsOf<T>(
  words: (question: RecommendQuestion, candidate: RatedCandidate) => T,
  question: RecommendQuestion,
  candidate = 0,
): T {
  return words(question, question.candidates[candidate]!);
}

/** Candidates are stopped after so many steps. */
export const stopAfter =
  (steps: number, who: (index: number) => boolean = () => true) =>
  (input: PlanInput, step: number): PlanInput => ({
    ...input,
    candidates: input.candidates.map((one, index) => ({
      ...one,
      stopped: step >= steps && who(index),
    })),
  });
