import { jsonrepair } from 'jsonrepair';
import { LosslessNumber, parse } from 'lossless-json';
import { count } from '../../format.ts';
import type { Leniency } from '../../trial.ts';
import { fenced } from './fences.ts';
import { bracketed } from './pieces.ts';
import { isTooDeep } from './too-deep.ts';

/** A JSON value as it was found in a text, or why none was. */
export type JsonReading = { value: unknown; leniency: Leniency | null } | { fault: string };

/** What takes longer to read than anyone waits: more than any model answers with. */
export const LONGEST_JSON = 250_000;

/** Mending a longer text takes too long. */
const LONGEST_REPAIR = 50_000;

/** What is looked for in an answer. */
interface Wanted {
  /** An object, else a list: which of several values is taken. */
  likeObject: boolean;
  /** The whole answer has to be JSON. */
  strict: boolean;
}

/**
 * Returns the JSON in an answer: the whole of it or, unless `strict`, what stands in its fences or between
 * its brackets (the last that fits `likeObject`), mended where it is nearly JSON; why there is none else.
 * Numbers that a double can't hold are LosslessNumbers.
 */
export function readJson(text: string, { likeObject, strict }: Wanted): JsonReading {
  if (text.length > LONGEST_JSON) return TOO_LONG;
  const bare = isOpening(text) ? text : text.replace(/^[\s\ufeff\u200b]+/, '').trimEnd();
  const whole = parsed(bare);
  if (strict) return whole ? withLeniency(whole, null) : NO_JSON;
  if (whole) return (likeObject && inQuotes(whole)) || withLeniency(whole, null);
  const inner = inOneFence(bare);
  const only = inner === null ? null : parsed(inner);
  if (only) return withLeniency(only, 'a fence');
  if (ALTERNATIVES.test(bare)) return SEVERAL;
  const blocks = bare.includes('```') || bare.includes('~~~') ? fenced(bare) : [];
  const found = best(blocks.map(parsed), likeObject);
  if (found) return withLeniency(found, 'a fence');
  const pieces = bracketed(bare);
  const inProse = best(pieces.map(parsed), likeObject);
  if (inProse) return withLeniency(inProse, 'words around it');
  const mended = [...pieces, ...blocks, bare].map(repaired);
  return withLeniency(best(mended, likeObject) ?? NO_JSON, 'faults of its JSON');
}

/** The object that a JSON text holds as text: "{\"a\": 1}". */
function inQuotes(whole: Parsed): JsonReading | null {
  if ('fault' in whole || typeof whole.value !== 'string') return null;
  const inner = parsed(whole.value);
  return inner && 'value' in inner && isObject(inner.value) ? withLeniency(inner, 'quotes') : null;
}

/** What stands in the one fence that is all of an answer; null for any other answer. */
export function inOneFence(answer: string): string | null {
  if (!answer.startsWith(FENCE) || !answer.endsWith(CLOSING)) return null;
  const start = answer.indexOf('\n') + 1;
  if (!/^(?:json)?$/i.test(answer.slice(FENCE.length, start - 1))) return null;
  const inner = answer.slice(start, -CLOSING.length);
  return inner.includes(FENCE) || inner.includes('~~~') ? null : inner;
}

const FENCE = '```';
const CLOSING = '\n```';

/** Whether a text begins as an object or a list does. */
export function isOpening(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}

/** What JSON can't begin with: an exception takes longer. */
const NO_BEGINNING = /^\s*[^\s{["\-\dtfn]/;

/** One value or another: neither is given. */
const ALTERNATIVES =
  /[}\]]\s{0,9}(?:```\s{0,9})?(?:or|of|oder|ou|either)\s{1,9}(?:```(?:json)?\s{0,9})?[{[]/i;

const NO_JSON = { fault: 'not JSON' };
const SEVERAL = { fault: 'several JSON values, none marked as the answer' };
const TOO_LONG = { fault: `longer than ${count(LONGEST_JSON, 'character')}` };
const TOO_DEEP = { fault: 'JSON nested too deep to compare' };

type Parsed = { value: unknown } | { fault: string };

function withLeniency(found: Parsed, leniency: Leniency | null): JsonReading {
  return 'fault' in found ? found : { value: found.value, leniency };
}

/** The last that is an object (or a list) as is looked for, else the last. */
function best(found: readonly (Parsed | null)[], likeObject: boolean): Parsed | null {
  const some = found.filter((one) => one !== null);
  return (
    some.findLast((one) => !('fault' in one) && isObject(one.value) === likeObject) ??
    some.at(-1) ??
    null
  );
}

/** More digits than a double holds. */
const LONG_NUMBER = /\d{16}|\d\.\d{15}/;
const FEWEST = 16;

/** Looks at every sixteenth character first: a long number has one of them. */
function hasLongNumber(text: string): boolean {
  for (let at = FEWEST - 1; at < text.length; at += FEWEST) {
    const code = text.charCodeAt(at);
    if (code === POINT || (code >= ZERO && code <= NINE)) return LONG_NUMBER.test(text);
  }
  return false;
}

const [POINT, ZERO, NINE] = [0x2e, 0x30, 0x39];

/** JSON in one way only: null where it is none, a fault where an object has two values under one key. */
function parsed(text: string): Parsed | null {
  if (!isOpening(text) && NO_BEGINNING.test(text)) return null;
  if (isTooDeep(text)) return TOO_DEEP;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!hasLongNumber(text) && !mayRepeatKeys(text, value)) return { value };
  try {
    return { value: parse(text, undefined, exactNumber) };
  } catch (error) {
    const [, key] =
      /^Duplicate key '(.*)' enc/s.exec(String(error instanceof Error && error.message)) ?? [];
    return key === undefined ? { value } : { fault: twoValuesFor(key) };
  }
}

/** A number that a double holds as one, which is quicker to make and to compare. */
function exactNumber(digits: string): number | LosslessNumber {
  return SHORT_NUMBER.test(digits) ? Number(digits) : new LosslessNumber(digits);
}

const SHORT_NUMBER = /^-?[\d.]{1,15}$/;

/** What is wrong with an object that has two values under a key. */
export function twoValuesFor(key: string): string {
  return `two values for ${key}`;
}

function mayRepeatKeys(text: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  let colons = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) colons++;
  return colons !== keysWithin(value);
}

function keysWithin(root: object): number {
  let keys = 0;
  const left: object[] = [root];
  for (let value = left.pop(); value; value = left.pop()) {
    const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (values !== value) keys += values.length;
    for (const inner of values) if (typeof inner === 'object' && inner !== null) left.push(inner);
  }
  return keys;
}

/** Nearly JSON as JSON: commas too many, single or curly quotes, comments, True and None. */
function repaired(text: string): Parsed | null {
  const bare = text.trim();
  const closed = /^[{[]/.test(bare) && /[}\]]$/.test(bare);
  if (!closed || bare.length > LONGEST_REPAIR) return null;
  try {
    return parsed(jsonrepair(bare));
  } catch {
    return null;
  }
}

/** Whether a value has fields to compare. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof LosslessNumber)
  );
}
