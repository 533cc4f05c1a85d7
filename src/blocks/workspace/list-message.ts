import type { RichTextElement } from '@slack/types';
import { LIMITS } from '../parts/limits.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { fallbackText } from '../parts/text.ts';

/** A short answer to one person: a heading, a bulleted list, and what can be done next. */
export function listMessage(
  heading: string,
  items: readonly (readonly RichTextElement[])[],
  next: string,
): SlackMessage {
  const texts = items.map((elements) => elements.map(textOf).join(''));
  return {
    text: fallbackText([heading, ...texts, next].join('\n'), LIMITS.message.text),
    blocks: [
      richText([line(bold(heading))]),
      ...(items.length === 0
        ? []
        : [
            richText([
              {
                type: 'rich_text_list' as const,
                style: 'bullet' as const,
                elements: items.map((elements) => line(...elements)),
              },
            ]),
          ]),
      richText([line(words(next))]),
    ],
  };
}

function textOf(element: RichTextElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'user':
      return element.user_id;
    case 'channel':
      return element.channel_id;
    default:
      return '';
  }
}
