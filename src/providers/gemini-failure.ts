import { ApiError } from '@google/genai';
import { z } from 'zod';
import type { CallFailure } from '../core/trial.ts';
import { brokenCall, type ErrorReply, type FailedCall, replyFailure } from './failure.ts';
import { GOOGLE } from './names.ts';
import { durationMs } from './retry-after.ts';

const bodySchema = z.object({
  error: z.object({
    message: z.string(),
    status: z.string(),
    details: z
      .array(
        z.object({
          '@type': z.string(),
          reason: z.string().optional(),
          retryDelay: z.string().optional(),
          violations: z.array(z.object({ quotaId: z.string().optional() })).optional(),
        }),
      )
      .optional(),
  }),
});

type ErrorBody = z.infer<typeof bodySchema>['error'];

/** Sorts what the Google SDK threw for a call; it carries the body as JSON in its message, no headers. */
export function geminiFailure(error: unknown, call: FailedCall): CallFailure {
  if (!(error instanceof ApiError)) return brokenCall(error, GOOGLE, call);
  return replyFailure(errorReply(error), GOOGLE, call);
}

function errorReply({ status, message }: ApiError): ErrorReply {
  const body = readBody(message);
  return {
    status: status === 400 && body && keyIsInvalid(body) ? 401 : status,
    said: body?.message ?? null,
    retryAfterMs: body ? retryDelay(body) : null,
    overloaded: status === 503 && /overload|high demand/i.test(body?.message ?? ''),
    spent: status === 429 && body !== null && isSpent(body),
  };
}

/** The SDK wraps a body that is not JSON in one that looks like Google's; its `status` is the reason phrase then. */
function readBody(message: string): ErrorBody | null {
  try {
    const body = bodySchema.safeParse(JSON.parse(message)).data?.error;
    return body && /^[A-Z_]+$/.test(body.status) ? body : null;
  } catch {
    return null;
  }
}

function keyIsInvalid({ details, message }: ErrorBody): boolean {
  return (
    details?.some(({ reason }) => reason === 'API_KEY_INVALID') ||
    /api key not valid/i.test(message)
  );
}

function retryDelay({ details }: ErrorBody): number | null {
  const delay = details?.find(({ retryDelay }) => retryDelay)?.retryDelay;
  return delay === undefined ? null : durationMs(delay);
}

/** A quota of a day or of money does not come back in a minute; others do. */
function isSpent({ details, message }: ErrorBody): boolean {
  const quotas = details?.flatMap(({ violations }) => violations ?? []) ?? [];
  return (
    quotas.some(({ quotaId }) => quotaId && /PerDay|Spend/i.test(quotaId)) ||
    /prepayment credits|spending cap|spend limit|limit: 0\b/i.test(message)
  );
}
