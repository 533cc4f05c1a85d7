import { LIMITS } from './limits.ts';
import type { MessageBlock, SlackMessage } from './surfaces.ts';
import { fallbackText, shorten } from './text.ts';

/** In place of a channel, a message says above all else why it comes there. */
const NOTE = 500;
const ROOM = LIMITS.message.allBlocks - NOTE;

/**
 * A message of blocks that says the same in `text`. Where its blocks hold more than Slack takes together,
 * the longest of their texts are shortened, each with a note of how much is left out.
 */
export function messageOf(text: string, blocks: readonly MessageBlock[]): SlackMessage {
  return { text: fallbackText(text, LIMITS.message.text), blocks: shortenToFit(blocks) };
}

function shortenToFit(blocks: readonly MessageBlock[]): MessageBlock[] {
  const lengths = lengthsIn(blocks);
  const sumAt = (most: number) => lengths.reduce((sum, each) => sum + Math.min(each, most), 0);
  let most = Math.max(0, ...lengths);
  if (sumAt(most) <= ROOM) return [...blocks];
  while (sumAt(most) > ROOM) most = Math.floor(most * 0.95);
  const copy = structuredClone([...blocks]);
  shortenIn(copy, most);
  return copy;
}

/** Of each text, wherever it stands. */
function lengthsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each.length] : lengthsIn(each),
  );
}

function shortenIn(holder: object, most: number): void {
  for (const [key, value] of Object.entries(holder)) {
    if (key === 'text' && typeof value === 'string') {
      Object.assign(holder, { text: shorten(value, most) });
    } else if (typeof value === 'object' && value !== null) {
      shortenIn(value, most);
    }
  }
}
