import { LIMITS } from '../blocks/limits.ts';
import type { SlackMessage } from '../blocks/surfaces.ts';

/** A message that was meant for a channel, sent to one person: why, and what to do about it. */
export function unreachableNote(
  channel: string,
  code: string,
  { text, blocks }: SlackMessage,
): SlackMessage {
  const why = `I can’t post in <#${channel}> (${code}), so this comes to you alone. ${next(code)}`;
  return {
    text: `${why}\n${text}`.slice(0, LIMITS.message.text),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: why } }, ...blocks],
  };
}

function next(code: string): string {
  if (code === 'is_archived') return 'The channel is archived: ask in another one next time.';
  if (code.startsWith('restricted_action')) return 'Only some people may post there.';
  return 'To have it there next time, type `/invite @llm-pick` in the channel.';
}
