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
  const status = passingStatus(reply.status, own, body);
  return {
    status,
    said: body?.message ?? null,
    isOwn: own !== undefined,
    retryAfterMs: waitOf({ status, headers: reply.headers }, body, now),
    overloaded: status === 529 || body?.type === 'overloaded_error',
    spent: body !== null && isSpent(status, body),
    keyRefused: status === 401,
    retriable: reply.headers.get('x-should-retry') === 'true',
  };
}

/** A passing fault is one under any status; a reply of 200 that holds an error has the error's. */
function passingStatus(status: number, own: number | undefined, body: ErrorBody | null): number {
  if (status < 400) return own ?? body?.code ?? status;
  if (own === undefined) return status;
  return (own >= 500 || own === 429) && !PLAIN.has(status) ? own : status;
}

/** Statuses that mean what they say, whatever stands beside them. */
const PLAIN = new Set([401, 402, 429]);

/** Headers first; then the limits that are used up, and the words. */
function waitOf(
  { status, headers }: Pick<Reply, 'status' | 'headers'>,
  body: ErrorBody | null,
  now: number,
): number | null {
  const delay = retryAfter(headers, now);
  if (delay !== null) return delay;
  const limits = limitsIn(headers, now);
  const usedUp = limits.filter(({ isUsedUp }) => isUsedUp).map(({ wait }) => wait);
  if (usedUp.length > 0) return Math.max(...usedUp);
  // Which limit it is isn't said: the first that comes back may be the one.
  const untold = limits.filter(({ isUsedUp }) => isUsedUp === null).map(({ wait }) => wait);
  const words = waitInWords(body?.message ?? '');
  return words ?? (status === 429 && untold.length > 0 ? Math.min(...untold) : null);
}

/** The limits that come back, each with the time to it in ms, and whether it is used up; null: not told. */
function limitsIn(headers: Headers, now: number): { wait: number; isUsedUp: boolean | null }[] {
  return [...headers].flatMap(([name, value]) => {
    const limit = /^anthropic-ratelimit-(.+)-reset$/.exec(name)?.[1];
    const moment = /^\d+$/.test(value) ? new Date(Number(value) * 1000).toISOString() : value;
    const wait = limit === undefined ? null : waitUntil(moment, now);
    if (!limit || wait === null) return [];
    const remaining = headers.get(`anthropic-ratelimit-${limit}-remaining`);
    const isUntold = limit.startsWith('unified') ? true : null;
    return [{ wait, isUsedUp: remaining === null ? isUntold : Number(remaining) <= 0 }];
  });
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
