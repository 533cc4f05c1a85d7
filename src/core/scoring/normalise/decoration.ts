import type { Leniency } from '../../trial.ts';

/** What is left of a text when all that only decorates it is dropped, and what was dropped. */
export interface Undecorated {
  text: string;
  dropped: Leniency | null;
}

/** Deeper decoration is left: it is the text's own. */
const MOST_LAYERS = 24;

/**
 * A text of plain characters without what surrounds it: a fence, quotes, brackets, bold and code marks,
 * tags, a heading or list mark, emoji, punctuation behind it. Never empty where the text isn't.
 */
export function undecorated(text: string): Undecorated {
  let left = text.trim();
  let dropped: Leniency | null = null;
  for (let layer = 0; layer < MOST_LAYERS && !isBare(left); layer++) {
    const peeled = peel(left);
    if (!peeled) break;
    left = peeled.text;
    dropped ??= peeled.dropped;
  }
  return { text: left, dropped };
}

/** Whether a text starts with a plain letter and ends with one or a digit: nothing is around it. */
function isBare(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return isLetter(text.charCodeAt(0)) && (isLetter(last) || (last >= ZERO && last <= NINE));
}

const [ZERO, NINE] = [0x30, 0x39];
const [LOWER_A, LOWER_Z, CASE_BIT] = [0x61, 0x7a, 0x20];

function isLetter(code: number): boolean {
  const lower = code | CASE_BIT;
  return lower >= LOWER_A && lower <= LOWER_Z;
}

function peel(text: string): Undecorated | null {
  for (const drop of LAYERS) {
    const peeled = drop(text);
    const rest = peeled?.text.trim();
    if (peeled && rest && rest.length < text.length) return { text: rest, dropped: peeled.dropped };
  }
  return null;
}

/** Marks that stand on both sides, and what they are called. */
const PAIRS: readonly (readonly [string, string, Leniency])[] = [
  ['\\boxed{', '}', 'LaTeX'],
  ['\\text{', '}', 'LaTeX'],
  ['\\mathrm{', '}', 'LaTeX'],
  ['\\textbf{', '}', 'LaTeX'],
  ['$$', '$$', 'LaTeX'],
  ['$', '$', 'LaTeX'],
  ['\\(', '\\)', 'LaTeX'],
  ['\\[', '\\]', 'LaTeX'],
  ['**', '**', 'bold or code marks'],
  ['__', '__', 'bold or code marks'],
  ['*', '*', 'bold or code marks'],
  ['_', '_', 'bold or code marks'],
  ['`', '`', 'bold or code marks'],
  ['"', '"', 'quotes'],
  ["'", "'", 'quotes'],
  ['(', ')', 'brackets'],
  ['[', ']', 'brackets'],
  ['<', '>', 'brackets'],
  ['|', '|', 'brackets'],
  ['【', '】', 'brackets'],
  ['《', '》', 'brackets'],
];

const PAIRS_BY_SIGN = Map.groupBy(PAIRS, ([[sign]]) => sign);

const FENCE = /^(`{3,}|~{3,})(?:[^\n`]*\n)?/;
const HEAD = /^(?:#{1,6}|>|[-*+•·‣](?=\s*[^\d\s])|[0-9]{1,2}[.)](?=\s+[^\d\s]))\s+/u;
const OPENING_TAG = /^<([a-z][a-z0-9]{0,20})(?: [^<>]{0,200})?>/i;
const CLOSING_TAG = /<\/?([a-z][a-z0-9]{0,20})\s?\/?>$/i;
const EMOJI_FIRST =
  /^(?:(?![❌✖✗✘🚫⛔👎❎❗❓])[\p{Extended_Pictographic}✓]\p{Emoji_Modifier}?|\p{Regional_Indicator}{2})/u;
const EMOJI_LAST =
  /(?:(?![❌✖✗✘🚫⛔👎❎❗❓])[\p{Extended_Pictographic}✓]\p{Emoji_Modifier}?|\p{Regional_Indicator}{2})$/u;
/** Longer than any closing tag. */
const TAIL = 26;

const LAYERS: readonly ((text: string) => Undecorated | null)[] = [
  (text) => {
    const [opening, marks] = FENCE.exec(text) ?? [];
    if (!opening || !text.endsWith(marks!) || text.length < opening.length + marks!.length)
      return null;
    return { text: text.slice(opening.length, -marks!.length), dropped: 'a fence' };
  },
  (text) => {
    const pair = PAIRS_BY_SIGN.get(text[0])?.find(([open, close]) => isAround(text, open, close));
    return pair ? { text: text.slice(pair[0].length, -pair[1].length), dropped: pair[2] } : null;
  },
  (text) => {
    const opening = OPENING_TAG.exec(text);
    const closing = CLOSING_TAG.exec(text.slice(-TAIL));
    if (closing && /^(?:br|hr)$/.test(closing[1]!)) {
      return { text: text.slice(0, -closing[0].length), dropped: 'tags' };
    }
    if (!opening || !closing || opening[1] !== closing[1] || VOCABULARY.test(opening[1]!))
      return null;
    return { text: text.slice(opening[0].length, -closing[0].length), dropped: 'tags' };
  },
  (text) => {
    const [head] = HEAD.exec(text) ?? [];
    return head ? { text: text.slice(head.length), dropped: 'a heading or list mark' } : null;
  },
  (text) => {
    const last = text.at(-1)!;
    if (!'.,;:!。！、，；：｡'.includes(last)) return null;
    return {
      text: text.slice(0, -1),
      dropped: '.。｡'.includes(last) ? 'a full stop' : 'punctuation',
    };
  },
  (text) => {
    const [first] = EMOJI_FIRST.exec(text) ?? [];
    if (first && !hasOnlyEmoji(text)) return { text: text.slice(first.length), dropped: 'emoji' };
    const [last] = EMOJI_LAST.exec(text.slice(-8)) ?? [];
    return last && !hasOnlyEmoji(text)
      ? { text: text.slice(0, -last.length), dropped: 'emoji' }
      : null;
  },
];

/** A tag whose name says what the text is is no decoration of it. */
const VOCABULARY = /^(?:not|wrong|incorrect|del|s|strike)$/i;

function isAround(text: string, open: string, close: string): boolean {
  if (!text.startsWith(open) || !text.endsWith(close)) return false;
  if (text.length <= open.length + close.length) return false;
  const inner = text.slice(open.length, -close.length);
  if (open === '(' && /^[\d.,\s$-]+$/.test(inner.slice(0, 40))) return false;
  return !closesWithin(inner, open, close);
}

/** Whether the first mark is closed before the end: in "a" and "b" the quotes are the words' own. */
function closesWithin(inner: string, open: string, close: string): boolean {
  if (open === close) return inner.replace(/(?<=\p{L})'(?=\p{L})/gu, '').includes(close);
  const opening = open.at(-1)!;
  let depth = 0;
  for (const character of inner) {
    if (character === opening) depth++;
    else if (character === close.at(-1)) depth--;
    if (depth < 0) return true;
  }
  return false;
}

function hasOnlyEmoji(text: string): boolean {
  return (
    text.length < 40 &&
    /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\s]+$/u.test(text)
  );
}
