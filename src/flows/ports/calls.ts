import type { Candidate } from '../../core/evaluation.ts';
import type { Turn } from '../../core/request/conversation.ts';
import type { CallOutcome } from '../../core/trial.ts';

/** What is sent to a candidate for one trial (or to a judge). */
export interface CallRequest {
  candidate: Candidate;
  system: string | null;
  /** What was said before the prompt, in a conversation; the first is the user's. */
  turns: readonly Turn[];
  prompt: string;
  /** The answer is streamed, to measure the time to its first token. */
  streamed?: true;
  /** Aborts the call when the process stops. */
  signal: AbortSignal;
  timeoutMs: number;
}

/** Puts one prompt to one model, once: no retries of its own. Never throws for what a provider did. */
export type Complete = (request: CallRequest) => Promise<CallOutcome>;

/** The right of one trial to have a call of its provider under way. */
export interface CallSlot {
  /** Takes a slot that is free. */
  takeFree(): boolean;
  /** Waits for one. 'not now': it has none, calls may not begin; 'late': what was claimed may not be wanted any more. */
  take(): Promise<'soon' | 'late' | 'not now'>;
  /** Lets the next trial have it, and be claimed: this one's answer is safe. */
  passOn(): void;
}
