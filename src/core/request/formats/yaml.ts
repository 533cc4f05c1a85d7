import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Fault } from '../../errors.ts';
import { faultAt, type Place } from './place.ts';

export type YamlDocument = ReturnType<typeof parseDocument>;

export interface ReadYaml {
  document: YamlDocument;
  /** The line and column of an offset in the text; the beginning where there is none. */
  placeAt: (offset: number | undefined) => Place;
  /** What breaks the syntax: nothing else can be said of the file. */
  broken: Fault[];
  /** Keys written twice: the rest can still be read. */
  twice: Fault[];
}

/** A text as YAML, of which JSON is a part, with what is wrong in its syntax told in plain words. */
export function readYaml(text: string, file: string | null): ReadYaml {
  const lines = new LineCounter();
  const options = {
    ...{ lineCounter: lines, prettyErrors: false, merge: true },
    logLevel: 'error' as const,
  };
  const source = text.replace(/^\ufeff/, '');
  const endless = isTooDeep(source);
  const document = parseDocument(endless ? '' : source, options);
  const placeAt = (offset: number | undefined): Place => {
    const at = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset);
    return { file, line: at.line, column: at.col };
  };
  const told = (errors: readonly YAMLParseError[]) =>
    errors.map((error) => {
      const { message, offset } = inWords(error, document, source);
      return faultAt(placeAt(offset), null, message);
    });
  const isTwice = ({ code }: YAMLParseError) => code === 'DUPLICATE_KEY';
  return {
    document,
    placeAt,
    broken: endless
      ? [faultAt(placeAt(undefined), null, NESTED)]
      : unlike(told(document.errors.filter((error) => !isTwice(error)))),
    twice: told(document.errors.filter(isTwice)),
  };
}

/** More brackets left open than the stack would bear are not even tried: they take gigabytes. */
const OPEN_AT_ONCE = 20_000;

function isTooDeep(text: string): boolean {
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

/** Numbers right inside the objects of a list stay as they were written: 0123 and 1.10 are texts of samples. */
export function keepDigits(list: unknown): void {
  if (!isSeq(list)) return;
  const cells = list.items.flatMap((item) => (isMap(item) ? item.items : []));
  for (const { value } of cells) {
    if (!isScalar(value) || typeof value.value !== 'number') continue;
    if (value.source && /^[-+]?[\d.]+$/.test(value.source)) value.value = value.source;
  }
}

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
  DUPLICATE_KEY: (there) =>
    `${/^["']?([^:"'\s]+)/.exec(there)?.[1] ?? 'A key'} is there twice: keep one.`,
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
function unlike(faults: Fault[]): Fault[] {
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
