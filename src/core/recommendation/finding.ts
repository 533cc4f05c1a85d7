import type { Test } from '../plan/plan-memory.ts';
import type { BettingEvidence } from '../stats/e-process.ts';

export type Verdict = 'proven' | 'likely' | 'unclear' | 'ruled out' | 'not run';

/**
 * What kept a candidate from being tested to its end: a cheaper one is enough (`not needed`) or
 * likely where nobody can be proven (`no proof`); its provider, the budget or a person ended it
 * (`stopped`); all it was asked stayed without a score (`unanswered`).
 */
export type Cause = 'not needed' | 'no proof' | 'stopped' | 'unanswered';

/** What is known of a candidate, and what kept more from being known; null: nothing did. */
export interface Outcome {
  verdict: Verdict;
  why: Cause | null;
}

/** What is known of a candidate's speed, where a latency bar asks for one. */
export interface SpeedFinding {
  calls: number;
  /** Calls that answered in time. */
  quick: number;
  verdict: Exclude<Verdict, 'not run'>;
  /** Probability that it is quick often enough, [0,1]. */
  probability: number;
  /** Two-sided 90% of its share in time; it begins at `atLeast`. */
  interval90: [number, number];
  /** The share in time that it reaches at least, with 95% certainty. */
  atLeast: number;
}

/** What is known of one candidate when the plan has ended: what every surface tells of it. */
export interface CandidateFinding extends Outcome {
  name: string;
  /** Why this verdict, in one sentence. */
  reason: string;
  /** Mean score over samples (each sample weighs the same), [0,1]; null when nothing was scored. */
  score: number | null;
  /** Two-sided 95% interval for new inputs like these. */
  interval: [number, number] | null;
  /** Two-sided 95% interval for exactly these samples. */
  theseSamplesInterval: [number, number] | null;
  /** Two-sided 90% for what the claim is about; it begins at `atLeast`. What people are shown. */
  interval90: [number, number] | null;
  /** The rate that it reaches at least, with 95% certainty; exact by an exact test, else about. */
  atLeast: number | null;
  /** How it was tested, and the chance that a model at the bar had to be proven; null: it wasn't. */
  test: Test | null;
  alpha: number | null;
  /** null: no latency bar, or no call with a time. */
  speed: SpeedFinding | null;
  /** "On your 20 samples: 96-100%. On new inputs: 84-100%." */
  intervalWords: string | null;
  /** Probability of being good enough, [0,1]. */
  probability: number | null;
  /** Evidence for and against reaching the bar that may be multiplied with that of other samples. */
  evidence: BettingEvidence | null;
  /** Samples (from 0) that fail on every repeat, and those that both pass and fail. */
  alwaysFailing: readonly number[];
  flipping: readonly number[];
  /** The rate of each pass where these differ by more than chance allows, [0,1]; null where they don't. */
  drift: readonly number[] | null;
  /** Trials that ended with a score, without one, and those the full design would make. */
  scored: number;
  missing: number;
  planned: number;
}
