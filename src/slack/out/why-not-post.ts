import type { webApi } from '@slack/bolt';
import { refusalCode } from './refusal.ts';

const DAY_S = 86_400;

/**
 * Why the app can't post in a channel, in Slack's word; null where it can, or where there is no telling. A
 * message is scheduled for far ahead and taken back at once: no scope but chat:write, and nobody sees it.
 */
export async function whyNotPost(
  { chat }: Pick<webApi.WebClient, 'chat'>,
  channel: string,
  now: Date,
): Promise<string | null> {
  try {
    const { scheduled_message_id: id } = await chat.scheduleMessage({
      channel,
      post_at: Math.floor(now.getTime() / 1_000) + 100 * DAY_S,
      text: 'llm-pick tried whether it may post here.',
    });
    if (id) await chat.deleteScheduledMessage({ channel, scheduled_message_id: id });
    return null;
  } catch (error) {
    const code = refusalCode(error);
    return code !== null && TELLS_NOTHING.has(code) ? null : code;
  }
}

/** Refusals of the trial itself, which a message would not meet. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  'restricted_too_many',
  'time_too_far',
  'time_in_past',
  'invalid_time',
  'invalid_scheduled_message_id',
  'method_not_supported_for_channel_type',
]);
