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
  /** The part of `cacheWrite` that is kept for an hour. */
  cacheWrite1h?: number;
  /** All billed output tokens, thinking included. */
  output: number;
  reasoning: number;
  /** The price level it was served at (`batch`, `flex`, `priority`, `fast`); left out for the standard one. */
  level?: string;
  /** Where it was kept to, where that has a price (`us`). */
  geography?: string;
}

/** Why a trial that was answered scores less than it could: the model's own fault. */
export type ModelFailure =
  | 'wrong'
  | 'unparsable'
  | 'refused'
  | 'truncated'
  | 'too slow'
  /** The prompt is longer than the model, or a server before it, takes. */
  | 'does not fit'
  /** A complete reply without a word, twice. */
  | 'empty';

/** `given up`: each time its worker ended in the middle; it has no score. */
export type TrialFailure = ModelFailure | 'given up';

/** What a provider counted for one call. */
export interface Reported {
  /** null where none came with the reply, or one that no call can have. */
  usage: Usage | null;
  servedModel: string;
}

/** What the provider said to one call. */
export interface Answer extends Reported {
  text: string;
  /** How it ended: complete, cut off at the token limit, or refused (safety filters included). */
  stop: 'complete' | 'truncated' | 'refused';
  latencyMs: number;
  /** Of streamed answers: when their first word came. */
  firstTokenMs?: number;
}

/** What a call is made for: the name of a trial's step, or of the work around an evaluation. */
export type Purpose = 'answer' | 'planner' | 'escalation' | 'judge' | 'rules' | 'drafts' | 'rater';

/** A call of a trial that has its answer: it is never paid again. */
export interface AnsweredStep extends Answer {
  purpose: Purpose;
  /** The catalogue's name of the model that was called. */
  model: string;
}

/** Why a call brought no answer. */
export type CallFailure =
  /** 429 and overload: wait, and slow the whole provider. */
  | { kind: 'rate limited'; retryAfterMs: number | null; message: string }
  /**
   * 5xx, network, garbage: try again. `billed`: what was counted for a reply that is no answer.
   * `sign`: nothing came of the provider itself (`strange`: a proxy's page; `silent`: not a byte, so
   * that the bill is unknown), which a few times in a row is an outage.
   */
  | {
      kind: 'transient';
      retryAfterMs: number | null;
      message: string;
      billed?: Reported;
      sign?: 'strange' | 'silent';
    }
  /**
   * What any call would get (key, model, credit, settings): this candidate can't go on. `unsure`: it may
   * be this prompt's.
   */
  | { kind: 'permanent'; message: string; unsure?: true }
  /** About this prompt or its answer alone: it scores 0, and is not billed. */
  | { kind: 'this sample'; failure: 'refused' | 'does not fit'; message: string }
  /** The process is stopping: nothing was sent. */
  | { kind: 'not sent' }
  /**
   * Our timeout passed: the model's fault where its provider was heard of meanwhile; the bill is unknown.
   * `silent`: not a byte came.
   */
  | { kind: 'too slow'; latencyMs: number; silent?: true };

export type CallOutcome =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'failed'; failure: CallFailure };

/** The note of a trial that is not tried again: each time its worker ended in the middle. */
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
  | 'a field that is null';

/** A scored answer: in [0,1], or null where nothing could be scored, with the model's failure if any. */
export interface Score {
  value: number | null;
  failure: ModelFailure | null;
  /** Why, in a few words; null when there is nothing to add. */
  note: string | null;
  /** What its score needed; null when the answer had the exact form, or is wrong. */
  leniency: Leniency | null;
}

/** One of the calls that an answer took, judgements apart. */
export interface AnswerCall {
  /** As its step names it. */
  model: string;
  usage: Usage | null;
}

/** A trial that ended: scored (model failures score 0) or missing (value null: rate limit, outage, our fault). */
export interface FinishedTrial extends TrialKey {
  score: number | null;
  failure: TrialFailure | null;
  /** Dollars of this trial's call without cached tokens, 0 when nothing was billed. */
  uncachedCost: number;
  latencyMs: number | null;
  /** When the first token of its answer came; left out where that was not measured. */
  firstTokenMs?: number;
  usage: Usage | null;
  /** All calls of its answer, where a recipe took more than one; missing: the one of `usage`. */
  calls?: readonly AnswerCall[];
  servedModel: string | null;
  answer: string | null;
  note: string | null;
}

/** Names one trial among all evaluations: what a job carries. */
export interface TrialRef extends TrialKey {
  evaluationId: string;
}
