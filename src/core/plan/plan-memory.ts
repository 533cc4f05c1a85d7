/**
 * What the plan must not forget or decide twice: the order of candidates, the repeats, alpha and
 * looks of each candidate that was begun, and each decision once taken. Plain JSON.
 */
export interface PlanMemory {
  /** Candidates as they are put to the test: cheapest first, the one under way before a near tie. */
  order: readonly number[];
  /** The candidate that a relative bar measures against; null for an absolute bar. */
  reference: number | null;
  /** How many rounds of added samples it knows of; absent: none. */
  round?: number;
  candidates: readonly CandidateMemory[];
}

export interface CandidateMemory {
  /** null until the candidate is begun; frozen from then on. */
  repeats: number | null;
  alpha: number | null;
  /** How it is tested against an absolute bar; absent in memories from before there was a choice. */
  test?: Test | null;
  /** How patient its exact test is; absent in memories from before there was a choice. */
  pace?: Pace;
  /** Once samples were added: what its first round left of alpha, for all rounds after it. */
  left?: number;
  /** Relative bar: its first look tests it alone, without the reference. Frozen when begun. */
  shortcut: boolean;
  /** Proven to be right often enough, while its speed is not known yet. */
  right?: true;
  /** How many looks were taken. */
  looks: number;
  decision: Decision | null;
  /** Why, in words a person reads; null while undecided. */
  reason: string | null;
}

/**
 * Patient where a call is cheap; sparing where it is expensive and more expensive candidates follow,
 * which may be proven yet; `last` where none does.
 */
export type Pace = 'patient' | 'sparing' | 'last';

/** By an exact test, by boundaries; `grade alone`: nothing could be proven; `adding up`: samples were added. */
export type Test = 'exact' | 'boundaries' | 'grade alone' | 'adding up';

/**
 * `exhausted`: all its trials were made and the evidence reached neither end. `stopped`: its
 * provider, the budget or a person ended it. `not needed`: a cheaper candidate was proven, or it is
 * the reference itself or more expensive than it. `no proof`: a cheaper one is likely and these
 * samples can prove nobody.
 */
export type Decision =
  | 'proven'
  | 'ruled out'
  | 'cannot be proven'
  | 'exhausted'
  | 'stopped'
  | 'not needed'
  | 'no proof';
