import type { Score } from '../trial.ts';
import { compileSchema, endlessFault } from './compile-schema.ts';
import type { JsonSchema } from './schema-steps.ts';
import { RIGHT, rightIf, unparsable } from './scores.ts';

/** Whether the answer is JSON that follows a schema. Throws for a schema that is none. */
export function jsonSchema(schema: JsonSchema): (answer: string) => Score {
  const check = compileSchema(schema);
  return (answer) => {
    const value = parseJson(answer);
    if (value === undefined) return unparsable('not JSON');
    try {
      const note = check(value);
      return note === null ? RIGHT : { value: 0, failure: 'wrong', note };
    } catch {
      return unparsable('JSON nested too deep to check');
    }
  };
}

/** What is wrong with a schema, in words; null when nothing is. */
export function schemaFault(schema: JsonSchema): string | null {
  try {
    return endlessFault(compileSchema(schema));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [first = message] = message.split(', data/');
    return first.replace(/^schema is invalid: data\/?/, '').replace(/^error parsing regexp: /, '');
  }
}

/**
 * The share of fields that the answer has as expected, in [0,1]; `fields` null: all that the expected
 * object has. Anything but an object is right or wrong as a whole.
 */
export function jsonFields(fields: readonly string[] | null) {
  return (answer: string, expected: string): Score => {
    const given = parseJson(answer);
    if (given === undefined) return unparsable('not JSON');
    const wanted = parseJson(expected);
    if (!isObject(wanted)) return rightIf(isSame(given, wanted));
    if (!isObject(given)) return unparsable('not a JSON object');
    const compared = fields ?? Object.keys(wanted);
    if (compared.length === 0) return rightIf(isSame(given, wanted));
    const wrong = compared.filter((field) => !isSame(given[field], wanted[field]));
    if (wrong.length === 0) return RIGHT;
    return {
      value: 1 - wrong.length / compared.length,
      failure: 'wrong',
      note: `differs in ${wrong.join(', ')}`,
    };
  };
}

const FENCE = '```';

/** JSON text, also inside the first code fence of an answer; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(insideFence(text)) as unknown;
  } catch {
    return undefined;
  }
}

/** A fence may be left open. JSON itself never has one at the start of a line: its newlines are escaped. */
function insideFence(text: string): string {
  const bare = text.trim();
  const opening = /^["{[\d-]/.test(bare) ? -1 : bare.indexOf(FENCE);
  if (opening < 0) return bare;
  const inner = bare.slice(opening + FENCE.length).replace(/^[a-z]\w*(?=[\s{["])/i, '');
  const ownLine = inner.indexOf(`\n${FENCE}`);
  const closing = ownLine < 0 ? inner.lastIndexOf(FENCE) : ownLine;
  return closing < 0 ? inner : inner.slice(0, closing);
}

/** Whether a value has fields to compare. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are equal; those nested too deep to compare are not. */
function isSame(given: unknown, wanted: unknown): boolean {
  try {
    return isEqual(given, wanted);
  } catch {
    return false;
  }
}

/** Equal in value: texts in one Unicode form and without the spaces around them, objects whatever the order of their keys. */
function isEqual(given: unknown, wanted: unknown): boolean {
  if (typeof given === 'string' && typeof wanted === 'string') {
    return given.trim().normalize() === wanted.trim().normalize();
  }
  if (Array.isArray(given) && Array.isArray(wanted)) {
    return given.length === wanted.length && given.every((item, at) => isEqual(item, wanted[at]));
  }
  if (isObject(given) && isObject(wanted)) {
    const keys = new Set([...Object.keys(given), ...Object.keys(wanted)]);
    return [...keys].every((key) => isEqual(given[key], wanted[key]));
  }
  return given === wanted;
}
