import { LIMITS } from '../../blocks/parts/limits.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import type { Refusal } from '../../core/record/evaluation-record.ts';
import { refusalWords } from './refusal-words.ts';

/** A message that was meant for a channel, sent to one person: why, and what to do about it. */
export function unreachableNote(
  { channel, code }: Refusal,
  { text, blocks }: SlackMessage,
): SlackMessage {
  const { why, next } = refusalWords(code);
  const note = `This comes to you alone: I can’t post in <#${channel}>, ${why}. ${next}`;
  return {
    text: `${note}\n${text}`.slice(0, LIMITS.message.text),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: note } }, ...blocks],
  };
}
