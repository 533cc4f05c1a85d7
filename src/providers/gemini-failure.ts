import { z } from 'zod';
import { type ErrorBody, readErrorBody } from './error-body.ts';
import type { ErrorReply } from './failure.ts';
import type { Reply } from './reply.ts';
import { durationMs, retryAfter, waitInWords, waitUntil } from './retry-after.ts';

/** Google's words for its errors (google.rpc.Code) and the status each comes with. */
const STATUS: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  OUT_OF_RANGE: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 429,
  CANCELLED: 499,
  UNKNOWN: 500,
  INTERNAL: 500,
  DATA_LOSS: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

const PASSING = new Set([409, 429, 499, 500, 503, 504]);

/** google.rpc.ErrorInfo, RetryInfo and QuotaFailure: where Google tells which limit, and how long. */
const detailSchema = z.object({
  reason: z.string().optional().catch(undefined),
  metadata: z.record(z.string(), z.unknown()).optional().catch(undefined),
  retryDelay: z
    .union([
      z.string(),
      z.object({ seconds: z.coerce.number().default(0), nanos: z.coerce.number().default(0) }),
    ])
    .optional()
    .catch(undefined),
  violations: z.array(z.record(z.string(), z.unknown())).optional().catch(undefined),
});

type Detail = z.infer<typeof detailSchema>;

/** Says what an error reply of generateContent, or of a proxy before it, means. */
export function geminiError(reply: Reply, now: number): ErrorReply {
  const body = readErrorBody(reply.json);
  const details = detailsOf(body);
  const own = body?.type ? STATUS[body.type] : undefined;
  const status = statusOf(reply.status, own, body);
  const keyRefused = status === 401 || (body !== null && keyIsInvalid(body, details));
  return {
    status: keyRefused ? 401 : status,
    said: body?.message ?? null,
    isOwn: own !== undefined,
    retryAfterMs: waitOf(reply.headers, body, details, now),
    overloaded: status === 503 && /overload|high demand|capacity/i.test(body?.message ?? ''),
    spent: [400, 403, 429].includes(status) && body !== null && isSpent(body, details),
    keyRefused,
    retriable: reply.headers.get('x-should-retry') === 'true',
  };
}

/** A passing fault is one under any status; a reply of 200 that holds an error has the error's. */
function statusOf(status: number, own: number | undefined, body: ErrorBody | null): number {
  if (status < 400) return body?.code ?? own ?? status;
  const isPlain = status === 401 || status === 402 || status === 429 || status >= 500;
  return own !== undefined && PASSING.has(own) && !isPlain ? own : status;
}

function detailsOf(body: ErrorBody | null): Detail[] {
  return z.array(detailSchema.catch({})).safeParse(body?.error.details).data ?? [];
}

function keyIsInvalid({ message }: ErrorBody, details: readonly Detail[]): boolean {
  return (
    details.some(({ reason }) => reason === 'API_KEY_INVALID' || reason === 'API_KEY_EXPIRED') ||
    /api key (not valid|expired|not found)|invalid api key|api key was (reported|revoked|disabled)/i.test(
      message,
    )
  );
}

function waitOf(
  headers: Headers,
  body: ErrorBody | null,
  details: readonly Detail[],
  now: number,
): number | null {
  for (const { retryDelay, metadata = {} } of details) {
    const delay = retryDelay === undefined ? null : delayMs(retryDelay);
    if (delay !== null) return delay;
    for (const [name, value] of Object.entries(metadata)) {
      if (!/retry|reset/i.test(name) || typeof value !== 'string') continue;
      const wait = durationMs(value) ?? waitUntil(value, now);
      if (wait !== null) return wait;
    }
  }
  return retryAfter(headers, now) ?? waitInWords(body?.message ?? '');
}

function delayMs(delay: NonNullable<Detail['retryDelay']>): number | null {
  if (typeof delay === 'string') return durationMs(delay);
  return durationMs(`${delay.seconds + delay.nanos / 1e9}s`);
}

const WITHIN_MINUTES = /per ?_?\d* ?_?(minute|second)s?/i;
const LONG = /per ?_?(day|week|month)|daily|monthly/i;
const MONEY =
  /prepayment credits|prepaid|credits? (are|is|have been|has been) (depleted|exhausted|used)|spend(ing)?[ _-]?(cap|limit)|billing (account|is) (\w+ )?(disabled|closed|not)|limit: ?0\b|billing_disabled/i;

/** A quota of a day or of money does not come back in a minute; one of ten minutes does. */
function isSpent({ message }: ErrorBody, details: readonly Detail[]): boolean {
  const named = details.flatMap(({ violations = [], metadata = {}, reason = '' }) => [
    reason,
    ...[...violations, metadata].flatMap((object) =>
      Object.entries(object).map(([name, value]) => `${name}: ${String(value)}`),
    ),
  ]);
  const quotas = named.filter((text) => /quota|limit|reason|description|subject/i.test(text));
  const isLong = [...quotas, message].some((text) => LONG.test(text) && !WITHIN_MINUTES.test(text));
  const isMoney =
    MONEY.test(message) ||
    named.some(
      (text) => MONEY.test(text) || (/(?<!su)spend/i.test(text) && !WITHIN_MINUTES.test(text)),
    );
  return isLong || isMoney;
}
