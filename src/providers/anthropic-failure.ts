import { APIError } from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { CallFailure } from '../core/trial.ts';
import { brokenCall, type ErrorReply, type FailedCall, replyFailure } from './failure.ts';
import { ANTHROPIC } from './names.ts';
import { retryAfter } from './retry-after.ts';

const bodySchema = z.object({
  error: z.object({
    type: z.string(),
    message: z.string(),
    details: z.object({ error_code: z.string().nullish() }).nullish(),
  }),
});

/** Sorts what the Anthropic SDK threw for a call. */
export function anthropicFailure(error: unknown, call: FailedCall): CallFailure {
  if (!(error instanceof APIError) || typeof error.status !== 'number') {
    return brokenCall(error, ANTHROPIC, call);
  }
  return replyFailure(errorReply(error, error.status), ANTHROPIC, call);
}

function errorReply({ error, headers }: APIError, status: number): ErrorReply {
  const body = bodySchema.safeParse(error).data?.error;
  return {
    status,
    said: body?.message ?? null,
    retryAfterMs: headers ? retryAfter(headers, Date.now()) : null,
    overloaded: status === 529 || body?.type === 'overloaded_error',
    spent: body !== undefined && isSpent(status, body),
  };
}

/** The codes under which an account has no money left to spend (SDK: resources/shared). */
const SPENT_CODES = new Set([
  'enforced_spend_limit_reached',
  'contract_spend_limit_reached',
  'linked_organization_spend_limit_reached',
]);

function isSpent(
  status: number,
  { message, details }: z.infer<typeof bodySchema>['error'],
): boolean {
  if (status === 402) return true;
  if (details?.error_code && SPENT_CODES.has(details.error_code)) return true;
  return (status === 400 || status === 429) && /credit balance|api usage limits/i.test(message);
}
