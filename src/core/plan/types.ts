import type { Bar, Estimand } from '../evaluation.ts';
import type { BettingEvidence } from '../stats/e-process.ts';
import type { TrialKey } from '../trial.ts';

export type Verdict = 'proven' | 'likely' | 'unclear' | 'ruled out' | 'not run';

/** One candidate as the plan sees it. */
export interface PlanCandidate {
  name: string;
  /** Expected dollars of one call: from the catalogue at first, the measured mean once there are answers. */
  costPerCall: number;
  /** The trials that ended, in any order; score null = missing. */
  finished: readonly { sample: number; repeat: number; score: number | null }[];
  /** Its provider refused it for good, the budget ended or a person cancelled: nothing more can be run. */
  stopped: boolean;
}

/** Everything the plan may know. Samples are indexes 0..samples-1. */
export interface PlanInput {
  design: 'adaptive' | 'full';
  samples: number;
  /** A group per sample, or null: near-duplicates are one cluster. */
  groups: readonly (string | null)[];
  /** Scores may be other than 0 and 1 (judge, json fields). */
  continuous: boolean;
  repeats: number;
  bar: Bar;
  estimand: Estimand;
  strict: boolean;
  thorough: boolean;
  seed: number;
  candidates: readonly PlanCandidate[];
  /** Launched and not ended. */
  open: readonly TrialKey[];
  /** What the plan returned last; null before the first step. Plain JSON, stored with the evaluation. */
  memory: PlanMemory | null;
}

/**
 * What the plan must not forget or decide twice: the order of candidates, the repeats, alpha and
 * looks of each candidate that was begun, and each decision once taken. Plain JSON.
 */
export interface PlanMemory {
  /** Candidates as they are put to the test: cheapest first, the one under way before a near tie. */
  order: readonly number[];
  /** The candidate that a relative bar measures against; null for an absolute bar. */
  reference: number | null;
  candidates: readonly CandidateMemory[];
}

export interface CandidateMemory {
  /** null until the candidate is begun; frozen from then on. */
  repeats: number | null;
  alpha: number | null;
  /** Relative bar: its first look tests it alone, without the reference. Frozen when begun. */
  shortcut: boolean;
  /** How many looks were taken. */
  looks: number;
  decision: Decision | null;
  /** Why, in words a person reads; null while undecided. */
  reason: string | null;
}

/**
 * `exhausted`: all its trials were made and the evidence reached neither end. `stopped`: its
 * provider, the budget or a person ended it. `not needed`: a cheaper candidate was proven, or it is
 * the reference itself or dearer than it.
 */
export type Decision =
  | 'proven'
  | 'ruled out'
  | 'cannot be proven'
  | 'exhausted'
  | 'stopped'
  | 'not needed';

/** What to do now. `launch` never repeats a trial that is finished or open. */
export interface PlanStep {
  memory: PlanMemory;
  launch: readonly TrialKey[];
  /** Nothing is left to run or wait for. */
  finished: boolean;
}

/** What is known of one candidate when the plan has ended: what every surface tells of it. */
export interface CandidateFinding {
  name: string;
  verdict: Verdict;
  /** Why this verdict, in one sentence. */
  reason: string;
  /** Mean score over samples (each sample weighs the same), [0,1]; null when nothing was scored. */
  score: number | null;
  /** Two-sided 95% interval for new inputs like these. */
  interval: [number, number] | null;
  /** Two-sided 95% interval for exactly these samples. */
  theseSamplesInterval: [number, number] | null;
  /** "On your 20 samples: 96-100%. On new inputs: 84-100%." */
  intervalWords: string | null;
  /** Probability of being good enough, [0,1]. */
  probability: number | null;
  /** Evidence for and against reaching the bar that may be multiplied with that of other samples. */
  evidence: BettingEvidence | null;
  /** Samples (from 0) that fail on every repeat, and those that both pass and fail. */
  alwaysFailing: readonly number[];
  flipping: readonly number[];
  /** Trials that ended with a score, without one, and those the full design would make. */
  scored: number;
  missing: number;
  planned: number;
}

/** The pick in words, proven or (where evidence is lacking) likely; or why there is none and the ways on. */
export interface Recommendation {
  ending:
    | 'picked'
    | 'none good enough'
    | 'not enough evidence'
    | 'budget ended'
    | 'provider failed'
    | 'cancelled';
  pick: { candidate: number; reason: string; probability: number } | null;
  /** The claim in one line: "Haiku 5.5 is good enough: 98% right, $6 a month". */
  headline: string;
  /** The claim with its certainty and what it saves, or why there is no pick and the ways on. */
  reason: string;
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
}
