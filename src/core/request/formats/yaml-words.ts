import { type parseDocument, Scalar, visit, type YAMLParseError } from 'yaml';

/** What JavaScript's engine says of brackets in brackets in brackets. */
export const TOO_DEEP = /call stack|stack overflow/i;
export const NESTED = 'Too many brackets stand inside one another here: take some away.';

/** What most broken syntax comes to. */
export const INCOMPLETE = 'Something is missing before this, e.g. a comma or a quote.';
const ADVICE = 'A text with : # { [ or quotes in it stands best after "|" on lines of its own.';

/** Returns an error of YAML’s syntax in plain words, and where it stands. */
export function errorInWords(
  error: YAMLParseError,
  document: ReturnType<typeof parseDocument>,
  text: string,
): { message: string; offset: number } {
  const { code, message, pos } = error;
  const [offset] = pos;
  if (TOO_DEEP.test(message)) return { offset, message: NESTED };
  if (/closing .quote/.test(message)) {
    return {
      offset: openingOf(document, offset) ?? offset,
      message: 'A quote is opened here and never closed: close it, or leave it out.',
    };
  }
  if (/^Flow |flow (map|sequence|collection)/i.test(message) && /end with|indent/.test(message)) {
    return { offset, message: 'A [ or { before this is never closed: add the missing ] or }.' };
  }
  if (/^Missing , /.test(message)) return { offset, message: 'A comma is missing before this.' };
  const there = text.slice(offset);
  const words = plainWords(message, { text, offset }) ?? BY_CODE[code]?.(there);
  return { offset, message: words ?? `${message}. ${ADVICE}` };
}

/** What the library says in words of its own trade; null where it is plain, or rare. */
function plainWords(
  message: string,
  { text, offset }: { text: string; offset: number },
): string | null {
  const sequence = /^Invalid escape sequence (\S+)/.exec(message)?.[1];
  if (sequence)
    return `In double quotes ${sequence} means nothing: write \\${sequence}, or take single quotes.`;
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/^Not a YAML token/.test(message) && /[|>][-+\d]*\s+$/.test(before)) return NEXT_LINE;
  const [, words] = PLAIN.find(([said]) => said.test(message)) ?? [];
  return words?.(text.slice(offset)) ?? null;
}

const PLAIN: readonly (readonly [RegExp, (there: string) => string])[] = [
  [
    /at the same column$/,
    () => 'This line begins at another column than those it belongs to: let it begin there.',
  ],
  [/followed by map values$/, (there) => noValue(there)],
  [
    /need to be on a single line$/,
    () => `A key goes on over several lines here: ${ADVICE_ON_KEYS}`,
  ],
  [/without - indicator$/, () => 'This line stands in a list, and must begin with "- ".'],
  [/^Comments must be/, () => 'A # begins a comment only behind a space: put one before it.'],
  [/^Block scalar header/, () => NEXT_LINE],
  [
    /^(?:Unresolved tag|Alias |An alias|Anchor |A node can)/,
    () => 'A text that begins with ! & or * must stand in quotes.',
  ],
];

const NEXT_LINE =
  'Behind "|" or ">" nothing stands on the line: begin the text on the next one, indented.';

const ADVICE_ON_KEYS = 'close its quote, or write "key: value" on one line.';

function noValue(there: string): string {
  const [line = ''] = there.split('\n', 1);
  if (/:[\u00a0\u2000-\u200b\u202f\u3000]/.test(line))
    return 'Behind ":" stands a space of another kind (such as a no-break space): write an ordinary one.';
  return /[:=：]/.test(line)
    ? 'A key and its value are parted by ": " with a space: write "key: value".'
    : `This line is neither "key: value" nor a part of the text above. ${ADVICE}`;
}

function missing(there: string): string {
  return there.startsWith('"') ? INCOMPLETE : `${INCOMPLETE} ${ADVICE}`;
}

const BY_CODE: Partial<Record<YAMLParseError['code'], (there: string) => string>> = {
  MULTIPLE_DOCS: () => 'The file holds several documents, parted by "---": keep one.',
  TAB_AS_INDENT: () => 'This line is indented with a tab: use spaces.',
  BLOCK_AS_IMPLICIT_KEY: () =>
    'A text with ": " in it must stand in quotes, or after "|" on lines of its own.',
  BAD_SCALAR_START: (there) => `A text that begins with ${there.charAt(0)} must stand in quotes.`,
  UNEXPECTED_TOKEN: missing,
  BLOCK_IN_FLOW: missing,
};

/** Where the quoted text begins that goes on until here. */
function openingOf(document: ReturnType<typeof parseDocument>, end: number): number | null {
  let opening: number | null = null;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      const quoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
      if (quoted && range && range[0] <= end && range[2] >= end) [opening] = range;
    },
  });
  return opening;
}
