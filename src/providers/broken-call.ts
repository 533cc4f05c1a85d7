import type { CallFailure } from '../core/trial.ts';
import { type FailedCall, shortened } from './failure.ts';
import type { ProviderNames } from './names.ts';
import { proxyLogin } from './strange-reply.ts';

/**
 * Sorts a call that brought no reply: the network failed, or the library refused to send it
 * (`isSent` false), which is about this prompt or its settings.
 */
export function brokenCall(
  error: unknown,
  names: ProviderNames,
  call: FailedCall,
  isSent: boolean,
): CallFailure {
  const { code, message } = rootOf(error);
  const reason = shortened(message, call);
  if (!isSent) {
    const refused = `The request for ${call.model} could not be made: ${reason || 'no reason was given'}. Change its settings or the prompt.`;
    return { kind: 'permanent', unsure: true, message: refused };
  }
  // What fetch makes of a reply of 407: a network error with no words.
  if (reason === '' && code === null) {
    return { kind: 'transient', retryAfterMs: null, sign: 'strange', message: proxyLogin(names) };
  }
  const sentence = `The call to ${names.company} broke off: ${reason || code}.`;
  if (code && isCertificate(code)) {
    const message = `${sentence} Its certificate is not trusted: where a proxy reads the traffic, name its certificate in NODE_EXTRA_CA_CERTS.`;
    return { kind: 'transient', retryAfterMs: null, sign: 'strange', message };
  }
  const hint =
    code && UNREACHED.has(code) ? ` Check the network and ${names.baseUrlVariable}.` : '';
  return { kind: 'transient', retryAfterMs: null, message: `${sentence}${hint}` };
}

/** No connection was made at all. */
const UNREACHED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function isCertificate(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL|ERR_TLS/.test(code);
}

function rootOf(error: unknown): { code: string | null; message: string } {
  if (!(error instanceof Error)) return { code: null, message: 'unknown error' };
  if (error.cause instanceof Error) return rootOf(error.cause);
  const [first] = error instanceof AggregateError ? error.errors : [];
  if (first instanceof Error) return rootOf(first);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { code, message: error.message };
}
