import type { PlainTextElement, RawTextElement } from '@slack/types';

/** Makes text harmless in mrkdwn and in a message's fallback `text`: no mention, link or date. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What people typed into a slash command, which Slack sends escaped. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** At most `limit` UTF-16 units; what is left out is counted in a visible note at the end. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const note = (kept: number) =>
    ` … (${(text.length - kept).toLocaleString('en-US')} more characters)`;
  const kept = limit - note(0).length;
  if (kept < 1) return `${cutBefore(text, limit - 1)}…`;
  const start = cutBefore(text, kept);
  return start + note(start.length);
}

/** The fallback `text` of a message: escaped, and within `limit` once escaped. */
export function fallbackText(text: string, limit: number): string {
  let kept = limit;
  let escaped = escapeMrkdwn(shorten(text, kept));
  while (escaped.length > limit) {
    kept = Math.floor(kept * 0.9);
    escaped = escapeMrkdwn(shorten(text, kept));
  }
  return escaped;
}

/** A text object that is shown as it is: no markup, no emoji codes; never empty. */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(orSpace(text), limit), emoji: false };
}

/** A table cell that is shown as it is; Slack refuses an empty one. */
export function rawCell(text: string): RawTextElement {
  return { type: 'raw_text', text: orSpace(text) };
}

/** Slack refuses empty text elements: white space stands in for nothing. */
function orSpace(text: string): string {
  return text === '' ? ' ' : text;
}

/** The first `length` units, not ending within a surrogate pair. */
function cutBefore(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
