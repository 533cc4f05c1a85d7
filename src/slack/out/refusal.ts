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
  'update_failed',
  'external_channel_migrating',
]);

/** Whether an error passes by itself: a rate limit, an outage of Slack's, or one on the way to it. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof webApi.WebAPIRateLimitedError ||
    error instanceof webApi.WebAPIHTTPError ||
    error instanceof webApi.WebAPIRequestError ||
    PASSING.has(slackErrorCode(error) ?? '')
  );
}

/** Slack's word where it refused a call for good; null for rate limits, outages and every other error. */
export function refusalCode(error: unknown): string | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return null;
  const code = slackErrorCode(error);
  return code === null || PASSING.has(code) ? null : code;
}
