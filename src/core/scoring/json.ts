import { Ajv, type ValidateFunction } from 'ajv';
import { RE2JS } from 're2js';
import type { Score } from '../trial.ts';
import { RIGHT, rightIf, unparsable } from './verdicts.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Whether the answer is JSON that follows a schema. Throws for a schema that is none. */
export function jsonSchema(schema: JsonSchema): (answer: string) => Score {
  const validate = compileSchema(schema);
  return (answer) => {
    const value = parseJson(answer);
    if (value === undefined) return unparsable('not JSON');
    if (validate(value)) return RIGHT;
    const [first] = validate.errors ?? [];
    const note = `${first?.instancePath || 'the value'} ${first?.message ?? 'breaks the schema'}`;
    return { value: 0, failure: 'wrong', note };
  };
}

/** What is wrong with a schema, in words; null when nothing is. */
export function schemaFault(schema: JsonSchema): string | null {
  try {
    compileSchema(schema);
    return null;
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
    const wrong = compared.filter((field) => !isSame(given[field], wanted[field]));
    if (wrong.length === 0) return RIGHT;
    return {
      value: 1 - wrong.length / compared.length,
      failure: 'wrong',
      note: `differs in ${wrong.join(', ')}`,
    };
  };
}

const FENCED = /^[^`]*```(?:\w+)?\s*\n([\s\S]*?)\n?\s*```/;

/** JSON text, also inside a code fence; undefined when it is none. */
export function parseJson(text: string): unknown {
  const inner = FENCED.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(inner) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal in value: texts without the spaces around them, objects whatever the order of their keys. */
function isSame(given: unknown, wanted: unknown): boolean {
  if (typeof given === 'string' && typeof wanted === 'string') {
    return given.trim() === wanted.trim();
  }
  if (Array.isArray(given) && Array.isArray(wanted)) {
    return given.length === wanted.length && given.every((item, at) => isSame(item, wanted[at]));
  }
  if (isObject(given) && isObject(wanted)) {
    const keys = new Set([...Object.keys(given), ...Object.keys(wanted)]);
    return [...keys].every((key) => isSame(given[key], wanted[key]));
  }
  return given === wanted;
}

function compileSchema(schema: JsonSchema): ValidateFunction {
  return new Ajv({ strict: false, validateFormats: false, code: { regExp: safeRegExp } }).compile(
    schema,
  );
}

/** A schema's `pattern` runs in linear time too. */
const safeRegExp = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'safeRegExp' },
);
