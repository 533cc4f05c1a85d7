import type { PlanInput } from '../plan/plan-input.ts';
import type { CandidateFinding } from './finding.ts';

/** A candidate as a person sees it: its short name, its price in production in dollars, and what was found of it. */
export interface RatedCandidate {
  /** Its place in the line-up, from 0. */
  index: number;
  name: string;
  label: string;
  /** At the standard price of the day: what more calls of an evaluation would cost. */
  costPerCall: number;
  /** In the next calendar month, at the prices announced for it: what is cheapest goes by it. */
  monthlySpend: number;
  /** The next price that month doesn't have in full, and a whole month at it (ISO 8601); null: none is announced. */
  nextStep: { from: string; monthlySpend: number } | null;
  finding: CandidateFinding;
}

/** Everything a recommendation is made of; `candidates` in the order of the line-up. */
export interface RecommendQuestion {
  input: PlanInput;
  candidates: readonly RatedCandidate[];
  /** Calls a month. */
  volume: number;
  /** Name of the model in use today; null when not given. */
  current: string | null;
  /** Dollars that it may cost. */
  budgetUsd: number;
  /**
   * What ended candidates before the plan did; for providers, what each said and of which (by index); for
   * a month's cap, which.
   */
  ended: {
    budget: boolean;
    cap: string | null;
    providers: readonly { says: string; candidates: readonly number[] }[];
    cancelled: boolean;
  };
}
