import type {
  RichTextBlock,
  RichTextElement,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import { shorten } from './text.ts';

/** Literal text in a rich_text block: Slack never parses it, and refuses it empty. */
export function words(text: string): RichTextElement {
  return { type: 'text', text: text === '' ? ' ' : text };
}

/** The same in bold. */
export function bold(text: string): RichTextElement {
  return { type: 'text', text: text === '' ? ' ' : text, style: { bold: true } };
}

/** A mention of a Slack user; the id comes from Slack. */
export function mentionOf(user: string): RichTextElement {
  return { type: 'user', user_id: user };
}

/** Mentions of Slack users, with commas. */
export function mentionsOf(users: readonly string[]): RichTextElement[] {
  return users.flatMap((id, index) =>
    index === 0 ? [mentionOf(id)] : [words(', '), mentionOf(id)],
  );
}

/** A paragraph. */
export function line(...elements: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] };
}

/** A box of text exactly as it was written, shortened with a note. */
export function box(text: string, limit: number): RichTextPreformatted {
  const shown = shorten(text === '' ? '(empty)' : text, limit);
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: shown }] };
}

/** Text that somebody else wrote, as it was written, shortened with a note. */
export function quote(text: string, limit: number): RichTextQuote {
  const shown = shorten(text === '' ? '(empty)' : text, limit);
  return { type: 'rich_text_quote', elements: [{ type: 'text', text: shown }] };
}

/** A block of paragraphs, boxes and quotes. */
export function richText(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A paragraph that begins with what it is about. */
export function paragraph(title: string, text: string): RichTextBlock {
  return richText([line(bold(title), words(` ${text}`))]);
}
