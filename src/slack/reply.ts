import type { webApi } from '@slack/bolt';
import type { SlackMessage } from '../blocks/surfaces.ts';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../log.ts';

/**
 * What a person is told of an error: ours in its own words, a known answer of Slack's, or neither; then
 * `left` says how things stand.
 */
export function explain(
  error: unknown,
  logger: Logger,
  left = 'Nothing was started.',
): { what: string; next: string } {
  if (error instanceof AppError) {
    return { what: error.message, next: error.faults.map(({ message }) => message).join(' ') };
  }
  const explained = BY_SLACK_CODE[slackErrorCode(error) ?? ''];
  if (explained) return explained;
  logger.error('A Slack request failed', { error: String(error) });
  return {
    what: 'Something went wrong on our side, not yours.',
    next: `${left} Try again; if it happens again, tell whoever runs llm-pick here.`,
  };
}

const BY_SLACK_CODE: Readonly<Record<string, { what: string; next: string }>> = {
  expired_trigger_id: {
    what: 'Slack gave up waiting for the form.',
    next: 'Send the command again.',
  },
  missing_scope: {
    what: 'llm-pick lacks a permission in this workspace.',
    next: 'Ask whoever runs it to install it again with its manifest.yml.',
  },
};

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
