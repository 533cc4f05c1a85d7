import type { Verdict } from '../plan/types.ts';

/**
 * The result of an evaluation, as stored, as `--json` prints it, and as every surface shows it
 * (design.md 4: `llm-pick/result@1`). Money in dollars, times in ISO 8601, latencies in ms.
 */
export interface Result {
  schema: 'llm-pick/result@1';
  simulated: boolean;
  evaluation: {
    id: string;
    name: string;
    samples: number;
    repeats: number;
    bar: number | { within: number; of: string };
    volume: number;
    design: 'adaptive' | 'full';
    startedAt: string;
    finishedAt: string;
    budget: number;
    scorer: string;
    estimand: 'population' | 'these-samples';
    /** The 5% are shared by all models, not each model's own. */
    strict: boolean;
    thorough: boolean;
  };
  /** Cheapest first by cost per call. */
  models: ModelResult[];
  pick: { model: string; reason: string; probability: number } | null;
  /** How it ended, in one word that surfaces and exit statuses branch on. */
  ending: Ending;
  /** The claim in one line: "Haiku 5.5 is good enough: 98% right, $6 a month". */
  headline: string;
  /** The claim with its certainty and what it saves, or why there is no pick and the ways on. */
  reason: string;
  spend: {
    usd: number;
    /** What the estimate said before. */
    estimatedUsd: number;
    /** Everything on everything, at what calls turned out to cost. */
    fullDesignUsd: number;
    /** The judge's share; absent (null) without a judge. */
    judgeUsd: number | null;
    /** Calls in flight when a process died: they may have been billed, at most `usd` (counted in spend.usd). */
    lost: { calls: number; usd: number };
  };
  pricesCheckedAt: string;
  warnings: string[];
}

/** picked: the pick is proven. not enough evidence: nobody is, the pick (if any) is likely. */
export type Ending =
  | 'picked'
  | 'none good enough'
  | 'not enough evidence'
  | 'budget ended'
  | 'provider failed'
  | 'cancelled';

export interface ModelResult {
  model: string;
  provider: string;
  simulated: boolean;
  verdict: Verdict;
  /** Why this verdict, in one sentence. */
  reason: string;
  /** Mean score over the samples, [0,1]; null when nothing was scored. */
  score: number | null;
  /** Two-sided 95% interval for new inputs like these; null when nothing was scored. */
  interval: [number, number] | null;
  /** Two-sided 95% interval for exactly these samples. */
  theseSamplesInterval: [number, number] | null;
  /** "On your 20 samples: 96-100%. On new inputs: 84-100%." */
  intervalWords: string | null;
  /** Probability of being good enough, [0,1]. */
  probability: number | null;
  /**
   * E-values for reaching the bar and for falling short of it. Those of evaluations on different
   * samples may be multiplied, at any time: `above` >= 20 proves it at 5%, `below` >= 10 rules it out
   * at 10%. null where nothing was scored, and where the claim is about these samples only.
   */
  evidence: { above: number; below: number } | null;
  /** Trials that ended with a score. */
  trials: number;
  /** Trials that scored 1, or at least the pass mark for continuous scores. */
  passed: number;
  failed: number;
  missing: number;
  /** Trials the full design would make. */
  planned: number;
  failures: {
    wrong: number;
    unparsable: number;
    /** Complete replies without a word. */
    empty: number;
    refused: number;
    truncated: number;
    /** Prompts longer than the model takes. */
    doesNotFit: number;
    tooSlow: number;
  };
  /** Samples (from 1) that fail on every repeat, and those that both pass and fail. */
  alwaysFailing: number[];
  flipping: number[];
  latencyMs: { p50: number; p95: number } | null;
  /** Means per call. */
  tokens: { input: number; output: number; cached: number; reasoning: number } | null;
  /** Dollars of one production call without test-loop caching; an estimate when `costEstimated`. */
  costPerCall: number;
  costEstimated: boolean;
  monthlySpend: number;
  /** Later price steps already announced: monthly spend from that date on. */
  laterSpend: { from: string; monthlySpend: number }[];
  /** Multiple of the cheapest candidate's cost per call. */
  priceMultiple: number;
  /** Dollars paid in this evaluation. */
  spend: number;
  servedModels: string[];
  retirement: string | null;
  /** What a person must know: retirement, reroute, a candidate stopped by its provider. */
  warnings: string[];
  /** At most three wrong answers to show. */
  examples: { sample: number; input: string; expected: string; got: string; failure: string }[];
}
