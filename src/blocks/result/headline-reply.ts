import type { Result } from '../../core/result/schema/result.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, mentionOf, richText, words } from '../parts/rich-text.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';

/** Of a headline, which may name what a person wrote. */
const HEADLINE = 1_000;

/** The first line of a thread: it mentions who asked, as an update notifies nobody. */
export function headlineReply(
  { headline, simulated, evaluation }: Result,
  mention: string,
): SlackMessage {
  const claim = shorten(`${simulatedPrefix(simulated)}${headline}`, HEADLINE);
  return messageOf(`${evaluation.name}: ${claim}`, [
    richText([line(mentionOf(mention), words(' '), bold(claim))]),
  ]);
}
