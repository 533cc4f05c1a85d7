import type { Picodollars } from './money.ts';

/** Names one trial within its evaluation: indexes into the line-up and the samples, and the repeat from 0. */
export interface TrialKey {
  candidate: number;
  sample: number;
  repeat: number;
}

/** Tokens of one call, the same meaning for every provider: each part is contained in its whole. */
export interface Usage {
  /** All input tokens, cached ones included. */
  input: number;
  cacheRead: number;
  cacheWrite: number;
  /** All billed output tokens, thinking included. */
  output: number;
  reasoning: number;
}

/** Why a trial that was answered scores less than it could: the model's own fault. */
export type ModelFailure = 'wrong' | 'unparsable' | 'refused' | 'truncated' | 'too slow';

/** What a provider counted for one call. */
export interface Reported {
  usage: Usage;
  servedModel: string;
}

/** What the provider said to one call. */
export interface Answer extends Reported {
  text: string;
  /** How it ended: complete, cut off at the token limit, or refused (safety filters included). */
  stop: 'complete' | 'truncated' | 'refused';
  latencyMs: number;
}

/** Why a call brought no answer. */
export type CallFailure =
  /** 429 and overload: wait, and slow the whole provider. */
  | { kind: 'rate limited'; retryAfterMs: number | null; message: string }
  /** 5xx, network, garbage: try again. `billed`: what was counted for a reply that is no answer. */
  | { kind: 'transient'; retryAfterMs: number | null; message: string; billed?: Reported }
  /** 400/401/403/404, spent quota: this candidate can't go on; the message says what to do. */
  | { kind: 'permanent'; message: string }
  /** The process is stopping: nothing was sent. */
  | { kind: 'not sent' }
  /** Our timeout passed: the model's fault; the bill is unknown. */
  | { kind: 'too slow'; latencyMs: number };

export type CallOutcome =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'failed'; failure: CallFailure };

/** The note of a trial that is not tried again: each time its worker died over it. */
export const GIVEN_UP = 'given up: its worker died over it each time';

/** What a call cost and the price that says so, to explain the figure later. */
export interface PricedCall {
  cost: Picodollars;
  /** The same call with no cached tokens: what projections use. */
  uncachedCost: Picodollars;
  /** The price in words with its date and source, e.g. `catalog 2026-10-07: 0.10 in, 0.50 out`. */
  priceRow: string;
}

/** What was dropped from a right answer before it was the expected one, or read as it. */
export type Leniency =
  | 'a full stop'
  | 'punctuation'
  | 'quotes'
  | 'brackets'
  | 'bold or code marks'
  | 'a fence'
  | 'tags'
  | 'a heading or list mark'
  | 'emoji'
  | 'LaTeX'
  | 'characters that look alike'
  | 'hyphens or underscores'
  | 'words around it'
  | 'faults of its JSON'
  | 'the kind of a value';

/** A scored answer: in [0,1], or null where nothing could be scored, with the model's failure if any. */
export interface Score {
  value: number | null;
  failure: ModelFailure | null;
  /** Why, in a few words; null when there is nothing to add. */
  note: string | null;
  /** What its score needed; null when the answer had the exact form, or is wrong. */
  leniency: Leniency | null;
}

/** A trial that ended: scored (model failures score 0) or missing (value null: rate limit, outage, our fault). */
export interface FinishedTrial extends TrialKey {
  score: number | null;
  failure: ModelFailure | null;
  /** Dollars of this trial's call, 0 when nothing was billed. */
  cost: number;
  uncachedCost: number;
  latencyMs: number | null;
  usage: Usage | null;
  servedModel: string | null;
  answer: string | null;
  note: string | null;
}

/** Names one trial among all evaluations: what a job carries. */
export interface TrialRef extends TrialKey {
  evaluationId: string;
}
