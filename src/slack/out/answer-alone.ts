import type { RespondFn } from '@slack/bolt';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';

/** Answers a press of a button to that person alone; the message with the button stays as it is. */
export async function answerAlone(respond: RespondFn, message: SlackMessage): Promise<void> {
  await respond({ response_type: 'ephemeral', replace_original: false, ...message });
}
