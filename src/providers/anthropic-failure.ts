import { type ErrorBody, readErrorBody } from './error-body.ts';
import type { ErrorReply } from './failure.ts';
import type { Reply } from './reply.ts';
import { retryAfter, waitInWords, waitUntil } from './retry-after.ts';

/** What Anthropic calls its errors, with the status each comes with. */
const STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/** Says what an error reply of the Messages API, or of a proxy before it, means. */
export function anthropicError(reply: Reply, now: number): ErrorReply {
  const body = readErrorBody(reply.json);
  const own = body?.type ? STATUS[body.type] : undefined;
  const status = passingStatus(reply.status, own);
  return {
    status,
    said: body?.message ?? null,
    isOwn: own !== undefined,
    retryAfterMs: waitOf(reply.headers, body, now),
    overloaded: status === 529 || body?.type === 'overloaded_error',
    spent: body !== null && isSpent(status, body),
    keyRefused: status === 401,
    retriable: reply.headers.get('x-should-retry') === 'true',
  };
}

/** A passing fault is one under any status; a reply of 200 that holds an error has the error's. */
function passingStatus(status: number, own: number | undefined): number {
  if (own === undefined) return status;
  if (status < 400) return own;
  return (own >= 500 || own === 429) && !PLAIN.has(status) ? own : status;
}

/** Statuses that mean what they say, whatever stands beside them. */
const PLAIN = new Set([401, 402, 429]);

/** Headers first; then the limits that are used up, and the words. */
function waitOf(headers: Headers, body: ErrorBody | null, now: number): number | null {
  const delay = retryAfter(headers, now);
  if (delay !== null) return delay;
  const resets = [...headers].flatMap(([name, value]) => {
    const limit = /^anthropic-ratelimit-(.+)-reset$/.exec(name)?.[1];
    if (!limit) return [];
    const left = headers.get(`anthropic-ratelimit-${limit}-remaining`);
    const isUsedUp = left === null ? limit.startsWith('unified') : Number(left) <= 0;
    const moment = /^\d+$/.test(value) ? new Date(Number(value) * 1000).toISOString() : value;
    return isUsedUp ? [waitUntil(moment, now) ?? 0] : [];
  });
  const longest = Math.max(0, ...resets);
  return longest > 0 ? longest : waitInWords(body?.message ?? '');
}

/** The codes under which an account has no money left to spend (SDK: resources/shared). */
const SPENT_CODES = /spend_limit_reached$|credit|billing/i;

const SPENT_WORDS =
  /credit balance|api usage limits|spend(ing)? limit|usage limit reached|budget has been exceeded|exceeded\w* .{0,20}budget|insufficient (funds|quota|credit)|(daily|monthly|per[ -]day|per[ -]month)\b.{0,40}\b(limit|quota)|(limit|quota)\b.{0,60}\b(daily|monthly|per day|per month)\b/i;

function isSpent(status: number, { message, error, type }: ErrorBody): boolean {
  if (status === 402 || type === 'billing_error') return true;
  const details = error.details;
  const code =
    typeof details === 'object' && details !== null && 'error_code' in details
      ? details.error_code
      : null;
  if (typeof code === 'string' && SPENT_CODES.test(code)) return true;
  return [400, 403, 429].includes(status) && SPENT_WORDS.test(message);
}
