import type { Effort } from '../../src/core/effort.ts';
import type { Provider } from '../../src/core/evaluation.ts';

/** One request as a simulated model sees it. */
export interface ModelCall {
  provider: Provider;
  model: string;
  /** System prompt and prompt. */
  text: string;
  effort: Effort | null;
  maxOutputTokens: number;
  /** The answer is to come as a stream of events. */
  streamed: boolean;
}

/** What a simulated model says. */
export interface ModelReply {
  text: string;
  truncated: boolean;
  inputTokens: number;
  /** Without the reasoning tokens. */
  textTokens: number;
  reasoningTokens: number;
}

/** What goes over the wire; `reset` breaks the connection off without an answer. */
export type HttpReply =
  | { kind: 'answer'; status: number; headers?: Readonly<Record<string, string>>; body: string }
  /** Server-sent events, one after the other. */
  | { kind: 'stream'; events: readonly string[] }
  | { kind: 'reset' };
