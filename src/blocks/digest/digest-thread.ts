import type { RichTextBlock } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Digest } from '../../core/digest/digest.ts';
import {
  CHEAPER,
  type DetailLine,
  type DetailSection,
  detailWords,
  digestWords,
  peopleWords,
  STALE,
} from '../../core/digest/digest-words.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, mentionOf, richText, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { SHOWN } from './digest-message.ts';

/** Lines of one part; the rest is counted. */
const LINES = 10;
const LINE_LENGTH = 180;

/**
 * The digest's details, in its thread: every task and model, and all of a part that the post has cut;
 * null where there are none.
 */
export function digestThread(digest: Digest, labelOf: LabelOf): SlackMessage | null {
  const { coming, cheaper, stale } = digestWords(digest, labelOf);
  const sections = [
    ...detailWords(digest, labelOf),
    ...allLines(SHOWN.coming, 'Coming in 90 days', coming),
    ...allLines(SHOWN.cheaper, CHEAPER, cheaper),
    ...allLines(SHOWN.stale, STALE, stale),
  ];
  if (sections.length === 0) return null;
  return messageOf(
    sections
      .flatMap(({ title, lines }) => [title, ...firstLines(lines).map(({ text }) => text)])
      .join('\n'),
    sections.map(sectionBlock),
  );
}

/** The digest's people, below its preview: it notifies nobody, as only who asked sees it. */
export function digestPeople(digest: Digest): RichTextBlock[] {
  const section = peopleWords(digest);
  return section ? [sectionBlock(section)] : [];
}

/** All lines where there are more than the post shows. */
function allLines(shown: number, title: string, lines: readonly string[]): DetailSection[] {
  return lines.length <= shown
    ? []
    : [{ title, lines: lines.map((text) => ({ person: null, text })) }];
}

function sectionBlock({ title, lines }: DetailSection): RichTextBlock {
  return richText([
    line(bold(title)),
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: firstLines(lines).map(({ person: id, text }) =>
        line(...(id === null ? [] : [mentionOf(id)]), words(shorten(text, LINE_LENGTH))),
      ),
    },
  ]);
}

function firstLines(lines: readonly DetailLine[]): readonly DetailLine[] {
  const rest = lines.length - LINES;
  if (rest <= 0) return lines;
  return [...lines.slice(0, LINES), { person: null, text: `and ${rest} more` }];
}
