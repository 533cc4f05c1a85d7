/**
 * How an evaluation ended, in a few words that surfaces and exit statuses branch on. picked: the pick
 * is proven. not enough evidence: nobody is, the pick (if any) is likely.
 */
export type Ending =
  | 'picked'
  | 'none good enough'
  | 'not enough evidence'
  | 'budget ended'
  | 'provider failed'
  | 'cancelled';

/** The pick in words, proven or (where evidence is lacking) likely; or why there is none and the ways on. */
export interface Recommendation {
  ending: Ending;
  pick: { candidate: number; reason: string; probability: number } | null;
  /** The claim in one line: "Haiku 5.5 is good enough: 98% right, $6 a month". */
  headline: string;
  /** The claim with its certainty and what it saves, or why there is no pick and the ways on. */
  reason: string;
}
