import type { Digest } from '../../core/digest/digest.ts';
import { detailWords } from '../../core/digest/digest-words.ts';
import { changeWords } from '../../core/watch/change-words.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import type { LabelOf, SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';

/** Lines of one part; the rest is counted. */
const LINES = 10;
const LINE_LENGTH = 180;

/** The digest's details, in its thread: every task and model, all that is coming; null where there are none. */
export function digestThread(digest: Digest, labelOf: LabelOf): SlackMessage | null {
  const coming = digest.coming.map((change) => changeWords(change, labelOf));
  const sections = [
    ...detailWords(digest, labelOf),
    ...(coming.length > 0 ? [{ title: 'Coming in 90 days', lines: coming }] : []),
  ].map(({ title, lines }) => ({ title, lines: cut(lines) }));
  if (sections.length === 0) return null;
  return messageOf(
    sections.flatMap(({ title, lines }) => [title, ...lines]).join('\n'),
    sections.map(({ title, lines }) =>
      richText([
        line(bold(title)),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: lines.map((text) => line(words(shorten(text, LINE_LENGTH)))),
        },
      ]),
    ),
  );
}

function cut(lines: readonly string[]): string[] {
  const rest = lines.length - LINES;
  return rest > 0 ? [...lines.slice(0, LINES), `and ${rest} more`] : [...lines];
}
