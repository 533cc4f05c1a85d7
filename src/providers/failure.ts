import type { CallFailure } from '../core/trial.ts';
import type { ProviderNames } from './names.ts';
import { type SampleFault, sampleFault } from './sample-fault.ts';

/** The call an error belongs to. */
export interface FailedCall {
  model: string;
  /** Never shown: Google repeats it in some errors. */
  apiKey: string | null;
}

/** An error reply of any provider, read. */
export interface ErrorReply {
  status: number;
  /** The sentence in the body; null where there is none. */
  said: string | null;
  /** The body has the provider's own shape: no proxy's. */
  isOwn: boolean;
  retryAfterMs: number | null;
  /** The service has too much to do, whatever the status. */
  overloaded: boolean;
  /** Credit, a spend limit or a daily quota is used up: waiting a minute won't help. */
  spent: boolean;
  /** The key is wrong, whatever the status. */
  keyRefused: boolean;
  /** The server says that the same call may succeed later. */
  retriable: boolean;
}

/** An evaluation isn't kept hanging for hours. */
const LONGEST_WAIT_MS = 15 * 60 * 1000;

/** Sorts an error reply: wait, try again, this sample's own, or the end of this candidate with what to do. */
export function replyFailure(
  reply: ErrorReply,
  names: ProviderNames,
  call: FailedCall,
): CallFailure {
  const { status, retryAfterMs, overloaded, spent, keyRefused } = reply;
  const { company } = names;
  const quotation = quoted(reply.said, call);
  if (spent) {
    const message = `The ${company} account's credit, spend limit or quota is used up. Add credit or raise the limit at ${names.billingPage}.${quotation}`;
    return { kind: 'permanent', message };
  }
  if (retryAfterMs !== null && retryAfterMs > LONGEST_WAIT_MS) {
    const message = `${company} asks to wait ${waitWords(retryAfterMs)} before the next call (${status}), too long for an evaluation to hang. Run again after that, or raise the limit at ${names.billingPage}.${quotation}`;
    return { kind: 'permanent', message };
  }
  if (status === 429 || overloaded) {
    const message =
      status === 429
        ? `${company} asks for fewer calls (429).${quotation}`
        : `${company} is overloaded (${status}).${quotation}`;
    return { kind: 'rate limited', retryAfterMs, message };
  }
  if (status >= 500 || PASSING.has(status) || reply.retriable) {
    return {
      kind: 'transient',
      retryAfterMs,
      message: `${company} answered ${status}.${quotation}`,
    };
  }
  const message = `${advice(reply, names, call.model)}${quotation}`;
  if (keyRefused || ANY_CALL.has(status)) return { kind: 'permanent', message };
  const fault = faultOf(reply);
  if (fault === null) return { kind: 'permanent', unsure: true, message };
  return fault === 'none' ? { kind: 'permanent', message } : thisSample(fault, call, quotation);
}

/** Of a passing nature although they are the caller's by their number. */
const PASSING = new Set([408, 409, 425, 499]);
/** Unauthenticated, unpaid, unknown model or method, a proxy's login: no prompt changes that. */
const ANY_CALL = new Set([401, 402, 404, 405, 407]);

function faultOf({ status, said }: ErrorReply): SampleFault | 'none' | null {
  const fault = sampleFault(said ?? '');
  if (status === 413 || status === 414) return 'does not fit';
  if (status === 403) return fault === 'refused' ? fault : 'none';
  return fault;
}

function thisSample(failure: SampleFault, { model }: FailedCall, said: string): CallFailure {
  const message =
    failure === 'does not fit'
      ? `The prompt does not fit ${model}: shorten the context or this sample.${said}`
      : `Refused for this prompt or its answer.${said}`;
  return { kind: 'this sample', failure, message };
}

/** Said of the place that a call comes from. */
const UNSERVED =
  /\b(location|country|region|territory)\b[^.;]{0,40}\b(not (yet )?(supported|available|allowed|served)|unsupported)\b|\b(unsupported|not (supported|available)[^.;]{0,20}) (user )?(location|country|region|territory)\b/i;

function advice(reply: ErrorReply, names: ProviderNames, model: string): string {
  const { company, baseUrlVariable } = names;
  const [keyVariable] = names.keyVariables;
  if (!reply.isOwn && ANY_CALL.has(reply.status)) {
    return `The server answered ${reply.status}, and not as ${company} would. Check ${baseUrlVariable}, ${keyVariable} and any proxy on the way.`;
  }
  if (UNSERVED.test(reply.said ?? '')) {
    return `${company} does not serve the country that this call came from. Run it where ${company} serves, or take its models out of the line-up.`;
  }
  switch (reply.status) {
    case 401:
      return `${company} does not accept the key in ${keyVariable}. Set a valid key and start again.`;
    case 403:
      return `The key in ${keyVariable} may not use ${model}. Allow it at ${company}, or take the model out of the line-up.`;
    case 404:
      return `${company} has no model ${model} for the key in ${keyVariable}. Check the model's name, or take it out of the line-up.`;
    default:
      return `${company} refuses the request for ${model} (${reply.status}). Change its settings or the prompt${reply.said ? ' as it says' : ''}.`;
  }
}

function waitWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(minutes / 6) / 10;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function quoted(said: string | null, call: FailedCall): string {
  const words = said === null ? '' : shortened(said, call);
  return words === '' ? '' : ` It says: “${words}”.`;
}

const LONGEST_QUOTE = 300;

/** A local server's key may be any word (`x`, `ollama`): a shorter one is no secret, and stands in others. */
const SHORTEST_SECRET = 8;

/** One line of at most 300 characters, without the key. */
export function shortened(text: string, { apiKey }: FailedCall): string {
  const isSecret = apiKey !== null && apiKey.length >= SHORTEST_SECRET;
  const withoutKey = isSecret ? text.replaceAll(apiKey, '[key]') : text;
  const line = withoutKey.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}
