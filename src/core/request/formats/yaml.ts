import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Fault } from '../../errors.ts';
import { rawJson } from './exact-json.ts';
import { faultAt, type TextPlace } from './place.ts';
import { errorInWords, INCOMPLETE, NESTED } from './yaml-words.ts';

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
  const comment = document.errors.length > 0 ? jsonComment(source) : null;
  if (comment !== null) {
    return { document, placeAt, broken: [faultAt(placeAt(comment), null, NO_COMMENTS)], twice: [] };
  }
  const broken = document.errors.slice(0, MOST_ERRORS).map((error) => {
    const { message, offset } = errorInWords(error, document, source);
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

/** Where a comment of JavaScript stands in JSON, which is then no YAML either; null: nowhere. */
function jsonComment(text: string): number | null {
  if (!/^\s*(?:[{[]|\/[/*])/.test(text)) return null;
  const parts = text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/|\/\*/g);
  for (const { 0: part, index } of parts) if (part.startsWith('/')) return index;
  return null;
}

const NO_COMMENTS = 'JSON has no comments: leave this one out, or begin it with # instead.';

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
export function plainValue(
  document: YamlDocument,
): { value: unknown } | { message: string; offset: number | undefined } {
  try {
    return { value: document.toJS() as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/^Merge sources/.test(reason)) return { message: NOT_MERGED, offset: undefined };
    const name = /alias\): (.*)$/.exec(reason)?.[1];
    return name
      ? {
          message: `*${name} refers to nothing: a text that begins with * must stand in quotes.`,
          offset: referenceTo(document, name),
        }
      : {
          message: 'The file refers to its own parts too often: write them out.',
          offset: undefined,
        };
  }
}

/** Where a part of the file is first referred to. */
function referenceTo(document: YamlDocument, name: string): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias: (_key, { source, range }) => {
      if (source !== name) return undefined;
      offset = range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
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

/** One mistake is often noticed twice, and what seems to be missing seems so again further on. */
function withoutRepeats(faults: Fault[]): Fault[] {
  return faults.filter(
    ({ line, column, message }, index) =>
      !faults.slice(0, index).some((earlier) => {
        if (earlier.line === line && earlier.column === column) return true;
        const alike = earlier.line === line || message.startsWith(INCOMPLETE);
        return (
          alike &&
          earlier.message.slice(0, INCOMPLETE.length) === message.slice(0, INCOMPLETE.length)
        );
      }),
  );
}
