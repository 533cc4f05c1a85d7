import type { EvaluationSpec } from '../evaluation.ts';

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

/** What an evaluation can show and may cost, said before anything is spent. Dollars. */
export interface Estimate {
  expectedUsd: number;
  /** The most it can cost: the budget, or all calls at their worst when that is less. */
  largestUsd: number;
  fullDesignUsd: number;
  calls: { full: number; expected: number };
  /** The rate a candidate that never errs would be proven at with these samples. */
  bestProvable: number;
  provable: boolean;
  /** Samples a flawless candidate needs to prove the bar; null for a relative bar or one of 1. */
  samplesNeeded: number | null;
  /** Wrong samples (on all repeats) the bar still allows; null when it can't be proven. */
  wrongAllowed: number | null;
  /** Plain sentences for form and terminal: what it can show, then the ways out where it can't. */
  sentences: readonly string[];
  /** How the costs were found, and how good past ones were; nothing where they are a guess from the texts. */
  basis: readonly string[];
}
