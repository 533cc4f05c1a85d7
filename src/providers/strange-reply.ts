import type { CallFailure } from '../core/trial.ts';
import { type FailedCall, shortened } from './failure.ts';
import type { ProviderNames } from './names.ts';
import type { Reply } from './reply.ts';
import { retryAfter } from './retry-after.ts';

/**
 * Sorts a reply that is not of the provider: a sign-in page, a proxy's error page, JSON of another
 * service, nothing at all. It may be a passing fault of something on the way, so it is tried again;
 * a few in a row end it (see watchCalls).
 */
export function strangeReply(
  reply: Reply,
  names: ProviderNames,
  call: FailedCall,
  now: number,
): CallFailure {
  const { status, headers } = reply;
  if (status === 407) return { kind: 'permanent', message: proxyLogin(names) };
  if (status === 413 || status === 414) {
    const message = `The prompt is too large for a server on the way to ${names.company} (${status}): shorten the context or this sample, or raise that server's limit.`;
    return { kind: 'this sample', failure: 'does not fit', message };
  }
  const retryAfterMs = retryAfter(headers, now);
  const message = `${replyWords(reply, names, call)} Check ${names.baseUrlVariable} and any proxy or sign-in page on the way.`;
  if (status === 429) return { kind: 'rate limited', retryAfterMs, message };
  return { kind: 'transient', retryAfterMs, sign: 'strange', message };
}

/** What a proxy that asks for a name and a password needs. */
export function proxyLogin({ company, baseUrlVariable }: ProviderNames): string {
  return `The proxy on the way to ${company} wants a login (407). Set its user and password in HTTPS_PROXY with NODE_USE_ENV_PROXY=1, or check ${baseUrlVariable}.`;
}

function replyWords(reply: Reply, { company }: ProviderNames, call: FailedCall): string {
  const { status, text } = reply;
  const answered =
    status === 200 ? 'The server answered with' : `The server answered ${status} with`;
  const type = reply.headers.get('content-type')?.split(';')[0]?.trim() || 'no content type';
  const what = text.trim() === '' ? 'nothing' : `${kindOf(reply)} (${type})${titleOf(text, call)}`;
  return `${answered} ${what}${placeOf(reply)}, not as ${company} would.`;
}

function kindOf({ text, json }: Reply): string {
  if (/^\s*(<!doctype html|<html|<head|<body)/i.test(text)) return 'a web page';
  if (json !== undefined) return 'JSON of another kind';
  return /^\s*[{[]/.test(text) ? 'JSON that breaks off' : 'text that is no JSON';
}

function titleOf(html: string, call: FailedCall): string {
  const title = /<title[^>]*>([^<]+)/i.exec(html)?.[1];
  return title ? `, titled “${shortened(title, call)}”` : '';
}

function placeOf({ url }: Reply): string {
  return URL.canParse(url) ? ` from ${new URL(url).host}` : '';
}
