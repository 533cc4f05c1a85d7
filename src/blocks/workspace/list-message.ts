import type { Button, RichTextElement } from '@slack/types';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import type { MessageBlock, SlackMessage } from '../parts/surfaces.ts';

/**
 * A short answer to one person: a heading, a bulleted list, and what can be done next. `buttons` stand
 * below the items, one each; left out there are none.
 */
export function listMessage(
  heading: string,
  items: readonly (readonly RichTextElement[])[],
  next: string,
  buttons: readonly Button[] = [],
): SlackMessage {
  const texts = items.map((elements) => elements.map(textOf).join(''));
  return messageOf([heading, ...texts, next].join('\n'), [
    richText([line(bold(heading))]),
    ...listBlocks(items, buttons),
    richText([line(words(next))]),
  ]);
}

function listBlocks(
  items: readonly (readonly RichTextElement[])[],
  buttons: readonly Button[],
): MessageBlock[] {
  if (items.length === 0) return [];
  if (buttons.length === 0) return [bulleted(items)];
  return items.flatMap((item, index) => [
    bulleted([item]),
    { type: 'actions' as const, elements: buttons.slice(index, index + 1) },
  ]);
}

function bulleted(items: readonly (readonly RichTextElement[])[]): MessageBlock {
  const elements = items.map((item) => line(...item));
  return richText([{ type: 'rich_text_list', style: 'bullet', elements }]);
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
