import type { CallFailure } from '../core/trial.ts';
import type { ProviderNames } from './names.ts';

/** The call an error belongs to. */
export interface FailedCall {
  model: string;
  /** Never told: Google repeats it in some errors. */
  apiKey: string | null;
}

/** An error reply of any provider, read. */
export interface ErrorReply {
  status: number;
  /** The provider's own sentence; null where the body is not in its format. */
  said: string | null;
  retryAfterMs: number | null;
  /** The service has too much to do, whatever the status. */
  overloaded: boolean;
  /** Credit, a spend limit or a daily quota is used up: waiting a minute won't help. */
  spent: boolean;
}

/** Who asks to wait longer has a limit that is used up: an evaluation isn't kept hanging for hours. */
const LONGEST_WAIT_MS = 15 * 60 * 1000;

/** Sorts an error reply: wait, try again, or give this candidate up with a sentence that says what to do. */
export function replyFailure(
  reply: ErrorReply,
  words: ProviderNames,
  call: FailedCall,
): CallFailure {
  const { status, retryAfterMs, overloaded, spent } = reply;
  const said = quoted(reply.said, call);
  if (spent || (status === 429 && retryAfterMs !== null && retryAfterMs > LONGEST_WAIT_MS)) {
    return {
      kind: 'permanent',
      message: `The ${words.company} account's credit, spend limit or quota is used up. Add credit or raise the limit at ${words.billingPage}.${said}`,
    };
  }
  if (status === 429 || overloaded) {
    const message =
      status === 429
        ? `${words.company} asks for fewer calls (429).${said}`
        : `${words.company} is overloaded (${status}).${said}`;
    return { kind: 'rate limited', retryAfterMs, message };
  }
  if (status >= 500 || status === 408 || status === 409) {
    return {
      kind: 'transient',
      retryAfterMs,
      message: `${words.company} answered ${status}.${said}`,
    };
  }
  return { kind: 'permanent', message: `${advice(reply, words, call.model)}${said}` };
}

/** The network failed, or what came was no HTTP answer or no JSON. */
export function brokenCall(
  error: unknown,
  { company }: ProviderNames,
  call: FailedCall,
): CallFailure {
  return {
    kind: 'transient',
    retryAfterMs: null,
    message: `The call to ${company} broke off: ${shortened(rootMessage(error), call)}.`,
  };
}

function advice(reply: ErrorReply, words: ProviderNames, model: string): string {
  const { company, baseUrlVariable } = words;
  const [keyVariable] = words.keyVariables;
  if (reply.said === null) {
    return `The server answered ${reply.status}, and not as ${company} would. Check ${baseUrlVariable} and any proxy on the way.`;
  }
  switch (reply.status) {
    case 401:
      return `${company} does not accept the key in ${keyVariable}. Set a valid key and start again.`;
    case 403:
      return `The key in ${keyVariable} may not use ${model}. Allow it at ${company}, or take the model out of the line-up.`;
    case 404:
      return `${company} has no model ${model} for the key in ${keyVariable}. Check the model's name, or take it out of the line-up.`;
    case 413:
      return `A prompt is too large for ${model}. Shorten the context or the longest sample.`;
    default:
      return `${company} refuses the request for ${model} (${reply.status}). Change its settings or the prompt as it says.`;
  }
}

function quoted(said: string | null, call: FailedCall): string {
  return said ? ` It says: “${shortened(said, call)}”.` : '';
}

const LONGEST_QUOTE = 300;

function shortened(text: string, { apiKey }: FailedCall): string {
  const told = apiKey ? text.replaceAll(apiKey, '[key]') : text;
  const line = told.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}

function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message;
}
