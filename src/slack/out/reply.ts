import { webApi } from '@slack/bolt';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { AppError } from '../../core/errors.ts';
import { isUnreachable } from '../../core/is-unreachable.ts';
import { faultFields } from '../../fault-fields.ts';
import type { Logger } from '../../log.ts';
import { LateError } from '../within.ts';

/**
 * What a person is told of an error: ours in its own words, a known answer of Slack's, or neither; then
 * `left` says how things stand, and the reference to quote stands in the log line, too.
 */
export function explain(
  error: unknown,
  logger: Logger,
  left = 'Nothing was started.',
): { what: string; next: string } {
  if (error instanceof AppError) {
    return {
      what: withoutId(error.message),
      next: error.faults.map(({ message }) => message).join(' '),
    };
  }
  const explained = BY_SLACK_CODE[explainedCode(error)];
  if (explained) return explained;
  const fault = faultFields(error);
  logger.error('A Slack request failed', fault);
  if (error instanceof LateError) return lateWords(fault.reference);
  const what = isUnreachable(error)
    ? 'llm-pick can’t reach its database at the moment.'
    : 'Something went wrong on our side, not yours.';
  return {
    what,
    next: `${left} Try again; if it happens again, tell whoever runs llm-pick here, with the reference ${fault.reference}.`,
  };
}

/** What is said where the database took too long: whatever was asked for may be asked for again. */
export const NO_ANSWER_YET = 'llm-pick’s database does not answer at the moment.';

/** Whoever presses a button sees which evaluation it is: its id says nothing to them. */
function withoutId(message: string): string {
  return message
    .replace(NO_EVALUATION, 'no such evaluation')
    .replace(EVALUATION, (_, begin: string) =>
      begin === 'E' ? 'This evaluation' : 'this evaluation',
    );
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NO_EVALUATION = new RegExp(`no evaluation ${UUID}`);
const EVALUATION = new RegExp(`\\b([Ee])valuation ${UUID}`);

/** What was begun may come to its end without us: nobody can say how things stand. */
function lateWords(reference: string): { what: string; next: string } {
  return {
    what: NO_ANSWER_YET,
    next: `What you asked for may still be done, or not: look in a minute, then try again. If it happens again, tell whoever runs llm-pick here, with the reference ${reference}.`,
  };
}

const AGAIN = 'Send the command again.';
const LATE = { what: 'Slack gave up waiting for the form.', next: AGAIN };
const BUSY = { what: 'Slack asks us to wait.', next: 'Try again in a minute.' };
const DOWN = { what: 'Slack has a problem of its own.', next: 'Try again in a few minutes.' };
const TOKEN = {
  what: 'Slack does not accept llm-pick’s token any more.',
  next: 'Ask whoever runs it to install it again and to set SLACK_BOT_TOKEN.',
};

const PERMISSION = {
  what: 'llm-pick lacks a permission in this workspace.',
  next: 'Ask whoever runs it to install it again with its manifest.yml.',
};
const RESTRICTED = {
  what: 'Your admins have restricted llm-pick in this workspace.',
  next: 'Ask an admin of your Slack to allow it.',
};
const MOVING = {
  what: 'Your workspace is being moved to an Enterprise organization.',
  next: 'Try again when that is done.',
};

const BY_SLACK_CODE: Readonly<Record<string, { what: string; next: string }>> = {
  expired_trigger_id: LATE,
  exchanged_trigger_id: {
    what: 'Slack opens one form for a command, and this one had opened already.',
    next: AGAIN,
  },
  invalid_trigger_id: { what: 'Slack does not know this request any more.', next: AGAIN },
  trigger_expired: LATE,
  view_too_large: {
    what: 'That is more text than a form in Slack holds.',
    next: 'Use fewer or shorter samples, or a file with “llm-pick run”.',
  },
  hash_conflict: {
    what: 'The form changed meanwhile, in another window perhaps.',
    next: 'Press the button once more.',
  },
  not_found: { what: 'The form was closed meanwhile.', next: AGAIN },
  push_limit_reached: {
    what: 'Too many forms are open above each other.',
    next: 'Close one first.',
  },
  ratelimited: BUSY,
  rate_limited: BUSY,
  internal_error: DOWN,
  fatal_error: DOWN,
  service_unavailable: DOWN,
  request_timeout: DOWN,
  team_added_to_org: MOVING,
  org_login_required: MOVING,
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  not_allowed_token_type: TOKEN,
  two_factor_setup_required: TOKEN,
  account_inactive: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
  access_denied: RESTRICTED,
  accesslimited: RESTRICTED,
  app_access_restricted: RESTRICTED,
  ekm_access_denied: RESTRICTED,
  enterprise_is_restricted: RESTRICTED,
  team_access_not_granted: RESTRICTED,
  no_permission: PERMISSION,
  missing_scope: PERMISSION,
};

/** Slack's word for an error, also where it stands in its details or follows from the HTTP status. */
function explainedCode(error: unknown): string {
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  const isDown =
    error instanceof webApi.WebAPIHTTPError || error instanceof webApi.WebAPIRequestError;
  if (isDown) return 'service_unavailable';
  const code = slackErrorCode(error) ?? '';
  const isLate = code === 'invalid_arguments' && /trigger_id expired/.test(detailsOf(error));
  return isLate ? 'trigger_expired' : code;
}

/** What Slack adds to the word. */
function detailsOf(error: unknown): string {
  return error instanceof webApi.WebAPIPlatformError ? JSON.stringify(error.data) : '';
}

/** Slack's own word for what went wrong (`not_in_channel`), or null for any other error. */
export function slackErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('error' in data)) return null;
  return typeof data.error === 'string' ? data.error : null;
}

/** Tells one person: in the channel where only they see it, else in a direct message. */
export async function tellUser(
  client: webApi.WebClient,
  { user, channel }: { user: string; channel: string },
  message: SlackMessage,
): Promise<void> {
  try {
    await client.chat.postEphemeral({ channel, user, ...message });
  } catch {
    await client.chat.postMessage({ channel: user, ...message });
  }
}
