import type { Actor } from '../../core/actor.ts';
import type { Overlap } from '../../core/adding/overlap-words.ts';
import type { Purses } from '../../core/caps/caps.ts';
import type { PastQuote } from '../../core/estimate/quote-words.ts';
import type { EvaluationRequest, EvaluationSpec, Provider } from '../../core/evaluation.ts';
import type { Turn } from '../../core/request/conversation.ts';

/** A prompt whose tokens a provider is to count for a model. */
export interface CountRequest {
  provider: Provider;
  /** The provider's exact id. */
  model: string;
  system: string | null;
  turns: readonly Turn[];
  prompt: string;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/** Returns the tokens of a prompt as its provider counts them; null where it doesn't. Never throws. */
export type CountTokens = (request: CountRequest) => Promise<number | null>;

/** For who says what an evaluation will cost. */
export interface PastQuotes {
  /** By a candidate's name: mean output tokens of its answers to the same task in this workspace. */
  outputTokens(
    workspace: string,
    task: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>,
  ): Promise<Readonly<Record<string, number>>>;
  /**
   * The newest evaluations of this workspace that ran to their end; none that looks into another's failures,
   * drafts samples or was begun by a schedule, which nobody was given a quote of.
   */
  quotes(workspace: string): Promise<readonly PastQuote[]>;
  /** How the purses of the month that began at `start` stand for who would start an evaluation. */
  purses(by: { workspace: string; actor: Actor }, start: Date): Promise<Purses>;
}

/** For who says what samples were asked before. */
export interface PastSamples {
  /**
   * The evaluation of the same task in this workspace that shares the most samples, and has its result;
   * null: none does.
   */
  overlap(workspace: string, request: EvaluationRequest): Promise<Overlap | null>;
}
