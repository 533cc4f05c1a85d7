import { webApi } from '@slack/bolt';
import { slackErrorCode } from './reply.ts';

/** Slack's words for what passes by itself: the same call may succeed later. */
const PASSING: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Slack's word where it refused a call for good; null for rate limits, outages and every other error. */
export function refusalCode(error: unknown): string | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return null;
  const code = slackErrorCode(error);
  return code === null || PASSING.has(code) ? null : code;
}
