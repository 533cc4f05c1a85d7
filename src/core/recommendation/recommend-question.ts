import type { PlanInput } from '../plan/plan-input.ts';
import type { CandidateFinding } from './finding.ts';

/** A candidate as a person sees it: its short name and its price in production, in dollars. */
interface PricedCandidate {
  name: string;
  label: string;
  costPerCall: number;
  monthlySpend: number;
  /** From each announced price step on (ISO 8601). */
  laterSpend: readonly { from: string; monthlySpend: number }[];
}

/** Everything a recommendation is made of; `findings` and `candidates` in the order of the line-up. */
export interface RecommendQuestion {
  input: PlanInput;
  findings: readonly CandidateFinding[];
  candidates: readonly PricedCandidate[];
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
