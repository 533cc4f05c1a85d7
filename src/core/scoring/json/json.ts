import { LosslessNumber } from 'lossless-json';
import type { Scorer } from '../../evaluation.ts';
import type { Leniency, Score } from '../../trial.ts';
import { keeping } from '../keeping.ts';
import { RIGHT, rightAfter, unparsable, WRONG } from '../scores.ts';
import { compileSchema, endlessFault } from './compile-schema.ts';
import { isSetAside } from './pieces.ts';
import { inOneFence, isObject, isOpening, readJson } from './read-json.ts';
import { matchesIn, sameField, sameValue } from './same-value.ts';
import type { JsonSchema } from './schema-steps.ts';

type JsonOptions = Omit<Extract<Scorer, { type: 'json' }>, 'type' | 'schema'>;

/** Whether the answer is JSON that follows a schema. Throws for a schema that is none. */
export function jsonSchema(schema: JsonSchema, strict: boolean): (answer: string) => Score {
  const check = compileSchema(schema);
  return (answer) => {
    const reading = readJson(answer, { likeObject: true, strict });
    if ('fault' in reading) return unparsable(reading.fault);
    try {
      const note = check(plainNumbers(reading.value));
      return note === null ? rightAfter(reading.leniency) : { ...WRONG, note };
    } catch {
      return unparsable('JSON that takes too many steps to check');
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
 * The share of fields, or of a list's items, that the answer has as expected, in [0,1]; `fields` null:
 * all that the expected object has. Any other value is right or wrong as a whole.
 */
export function jsonFields(options: JsonOptions) {
  const expectedAs = keeping(expectedJson);
  return (answer: string, expected: string): Score => {
    const same = answer.length < LONGEST_SAME ? asWritten(answer, expected, options.strict) : null;
    if (same) return same;
    const wanted = expectedAs(expected);
    const reading = readJson(answer, { likeObject: isObject(wanted), strict: options.strict });
    if ('fault' in reading) return unparsable(reading.fault);
    return shareOf(reading.value, wanted, reading.leniency, options);
  };
}

/** What may stand before JSON and is none, nor the start of a fence. */
const WORDS = /^[^{}[\]`~"']*[: \n]$/;

/** The score where the expected JSON stands in the answer as it is written; null where it must be read. */
function asWritten(answer: string, expected: string, strict: boolean): Score | null {
  if (answer === expected) return RIGHT;
  if (strict || !isOpening(expected)) return null;
  if (inOneFence(answer) === expected) return rightAfter('a fence');
  const isLast = answer.endsWith(expected) && answer.length > expected.length;
  const before = isLast ? answer.slice(0, -expected.length) : '';
  return WORDS.test(before) && !isSetAside(before) ? rightAfter('words around it') : null;
}

/** Longer JSON is looked at before it is as expected: it may be too long, or nested too deep. */
const LONGEST_SAME = 5_000;

function shareOf(
  given: unknown,
  wanted: unknown,
  read: Leniency | null,
  options: JsonOptions,
): Score {
  if (Array.isArray(wanted) && Array.isArray(given) && wanted.length > 0) {
    const { matches, leniency } = matchesIn(given, wanted, options);
    const items = Math.max(given.length, wanted.length);
    if (matches === items) return rightAfter(read ?? leniency);
    return { ...WRONG, value: matches / items, note: `${matches} of ${items} items as expected` };
  }
  if (isObject(wanted) && !isObject(given)) return unparsable('not a JSON object');
  const compared = options.fields ?? (isObject(wanted) ? Object.keys(wanted) : []);
  if (!isObject(wanted) || !isObject(given) || compared.length === 0) {
    const likeness = sameValue(given, wanted, options);
    return likeness ? rightAfter(read ?? likeness.leniency) : WRONG;
  }
  return shareOfFields(given, wanted, compared, read, options);
}

function shareOfFields(
  given: Record<string, unknown>,
  wanted: Record<string, unknown>,
  compared: readonly string[],
  read: Leniency | null,
  options: JsonOptions,
): Score {
  let [wrong, names] = [0, ''];
  let leniency = read;
  for (const field of compared) {
    const likeness = sameField(given, wanted, field, options);
    if (likeness) {
      leniency ??= likeness.leniency;
    } else {
      names += wrong === 0 ? field : `, ${field}`;
      wrong++;
    }
  }
  if (wrong === 0) return rightAfter(leniency);
  const value = 1 - wrong / compared.length;
  return { value, failure: 'wrong', note: `differs in ${names}`, leniency: null };
}

/** The value of an expected answer; undefined where it is no JSON, or has two values for a key. */
export function expectedJson(expected: string): unknown {
  const reading = readJson(expected, { likeObject: true, strict: false });
  return 'fault' in reading ? undefined : reading.value;
}

/** A schema checks numbers as numbers. */
function plainNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof LosslessNumber) return Number(value);
  if (Array.isArray(value)) return value.map(plainNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, plainNumbers(of)]));
}
