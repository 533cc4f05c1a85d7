import {
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Fault } from '../../errors.ts';
import { rawJson } from './exact-json.ts';
import { faultAt, type TextPlace } from './place.ts';

export type YamlDocument = ReturnType<typeof parseDocument>;

export interface ReadYaml {
  document: YamlDocument;
  /** The line and column of an offset in the text; the beginning where there is none. */
  placeAt: (offset: number | undefined) => TextPlace;
  /** What breaks the syntax: nothing else can be said of the file. */
  broken: Fault[];
  /** Keys written twice: the rest can still be read. */
  twice: Fault[];
}

/** A text as YAML, of which JSON is a part, with what is wrong in its syntax in plain words. */
export function readYaml(text: string, file: string | null): ReadYaml {
  const lines = new LineCounter();
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    // The library compares each key with all others: 100,000 keys would take minutes.
    uniqueKeys: false,
    logLevel: 'error' as const,
  };
  // A lone carriage return ends a line, too; the library reads on.
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r(?!\n)/g, '\n');
  const endless = opensTooMany(source);
  const document = parseDocument(endless ? '' : source, options);
  const placeAt = (offset: number | undefined): TextPlace => {
    const at = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset);
    return { file, line: at.line, column: at.col };
  };
  const broken = document.errors.slice(0, MOST_ERRORS).map((error) => {
    const { message, offset } = inWords(error, document, source);
    return faultAt(placeAt(offset), null, message);
  });
  return {
    document,
    placeAt,
    broken: endless ? [faultAt(placeAt(undefined), null, NESTED)] : withoutRepeats(broken),
    twice: keysTwice(document).map(({ key, offset }) =>
      faultAt(placeAt(offset), null, `${key} is there twice: keep one.`),
    ),
  };
}

/** Errors of syntax that are listed; more are the same one again. */
const MOST_ERRORS = 100;

/** Keys that a map has twice, however deep; several parts may be taken over (`<<`, which is no text). */
function keysTwice(document: YamlDocument): { key: string; offset: number | undefined }[] {
  const twice: { key: string; offset: number | undefined }[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const before = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key) || typeof key.value === 'symbol') continue;
        const name = String(key.value ?? '');
        if (before.has(name)) twice.push({ key: name || 'A key', offset: key.range?.[0] });
        before.add(name);
      }
    },
  });
  return twice;
}

/** More brackets left open than the stack would bear are not even tried: they take gigabytes. */
const OPEN_AT_ONCE = 20_000;

/** Whether more brackets are left open at once than are read. */
export function opensTooMany(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    if (open > OPEN_AT_ONCE) return true;
  }
  return false;
}

/** The document's value; or why it has none: references that lead nowhere or multiply without end. */
export function plainValue(document: YamlDocument): { value: unknown } | { message: string } {
  try {
    return { value: document.toJS() as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/^Merge sources/.test(reason)) return { message: NOT_MERGED };
    const name = /alias\): (.*)$/.exec(reason)?.[1];
    const message = name
      ? `*${name} refers to nothing: a text that begins with * must stand in quotes.`
      : 'The file refers to its own parts too often: write them out.';
    return { message };
  }
}

const NOT_MERGED =
  '"<<" takes over the keys of another part of the file: write "<<: *name", and "&name" at that part.';

/** Numbers stay as they were written: 0123 and 0x1F are texts of a sample, 1.10 and 20 digits are not rounded. */
export function keepDigits(node: unknown): void {
  if (!isNode(node)) return;
  visit(node, {
    Scalar: (key, scalar) => {
      const { value, source } = scalar;
      if (key === 'key' || typeof value !== 'number' || !source || String(value) === source) return;
      scalar.value = JSON_NUMBER.test(source) ? rawJson(source) : source;
    },
  });
}

/** The text of a number whose digits after a point may be thousands: 100.000 stays as a person typed it. */
export function keepThousands(node: unknown): void {
  if (!isScalar(node) || typeof node.value !== 'number') return;
  const { source } = node;
  if (source && /^\d{1,3}\.\d{3}$/.test(source)) node.value = source;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/** What JavaScript's engine says of brackets in brackets in brackets. */
export const TOO_DEEP = /call stack|stack overflow/i;
export const NESTED = 'Too many brackets stand inside one another here: take some away.';

const MISSING = 'Something is missing before this, e.g. a comma or a quote.';
const ADVICE = 'A text with : # { [ or quotes in it stands best after "|" on lines of its own.';

function inWords(
  error: YAMLParseError,
  document: YamlDocument,
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
  return { offset, message: BY_CODE[code]?.(text.slice(offset)) ?? `${message}. ${ADVICE}` };
}

function missing(there: string): string {
  return there.startsWith('"') ? MISSING : `${MISSING} ${ADVICE}`;
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
function openingOf(document: YamlDocument, end: number): number | null {
  let opening: number | null = null;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      const quoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
      if (quoted && range && range[0] <= end && range[2] >= end) [opening] = range;
    },
  });
  return opening;
}

/** One mistake is often noticed twice, and what seems to be missing seems so again further on. */
function withoutRepeats(faults: Fault[]): Fault[] {
  return faults.filter(
    ({ line, message }, index) =>
      !faults.slice(0, index).some((earlier) => {
        const alike = earlier.line === line || message.startsWith(MISSING);
        return (
          alike && earlier.message.slice(0, MISSING.length) === message.slice(0, MISSING.length)
        );
      }),
  );
}
