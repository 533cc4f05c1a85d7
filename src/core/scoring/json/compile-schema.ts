import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { count } from '../../format.ts';
import { compileRegex } from '../regex/regex.ts';
import { type JsonSchema, withSteps } from './schema-steps.ts';

/** What of a value breaks a schema, in words; null when nothing does. */
export type SchemaCheck = (value: unknown) => string | null;

/** A longer schema takes seconds to compile. */
const MOST_CHARACTERS = 100_000;

/** References followed for one value: they can double with every definition. */
const MOST_STEPS = 200_000;
const STEP = 'llm-pick-step';

/**
 * A JSON Schema (2020-12 where `$schema` says so, else draft 7) as a check that a hostile
 * schema can't turn into a hanging one. Throws an Error in words for a schema that is none or too
 * large; the check throws a RangeError where a value is nested too deep or takes too many steps.
 */
export function compileSchema({ $schema, ...schema }: JsonSchema): SchemaCheck {
  if (JSON.stringify(schema).length > MOST_CHARACTERS) {
    throw new Error(`it has more than ${count(MOST_CHARACTERS, 'character')}: leave some out`);
  }
  let steps = 0;
  const validate = ajvFor($schema)
    .addKeyword({ keyword: STEP, validate: () => takeStep(++steps) })
    .compile(withSteps(schema, STEP));
  if ('$async' in validate) throw new Error('$async is not for data: leave it out');
  return (value) => {
    steps = 0;
    if (validate(value)) return null;
    const [first] = validate.errors ?? [];
    return `${first?.instancePath || 'the value'} ${first?.message ?? 'breaks the schema'}`;
  };
}

function takeStep(steps: number): true {
  if (steps > MOST_STEPS) throw new RangeError(TOO_MANY_STEPS);
  return true;
}

const TOO_MANY_STEPS = `more than ${count(MOST_STEPS, 'reference')} would be followed for one value`;

/** Why no value can be checked: it refers to itself with nothing in between, or too often; or null. */
export function endlessFault(check: SchemaCheck): string | null {
  try {
    for (const value of [null, 0, '', [], {}]) check(value);
    return null;
  } catch (error) {
    const counted = error instanceof RangeError && error.message === TOO_MANY_STEPS;
    return counted ? TOO_MANY_STEPS : 'it refers to itself without end';
  }
}

function ajvFor(dialect: unknown): Ajv {
  const options = { strict: false, validateFormats: false, code: { regExp: safeRegExp } };
  if (dialect === undefined || /draft-0[67]\b/.test(String(dialect))) {
    return comparingOnce(new Ajv(options));
  }
  if (/2020-12\b/.test(String(dialect))) return comparingOnce(new Ajv2020(options));
  throw new Error(`${dialect} is not known: use draft 7 or 2020-12, or leave out $schema`);
}

/** Ajv's own `uniqueItems` compares every pair, and its `enum` each value with all: seconds for 10,000 objects. */
function comparingOnce(ajv: Ajv): Ajv {
  return ajv
    .removeKeyword('uniqueItems')
    .addKeyword({
      keyword: 'uniqueItems',
      type: 'array',
      schemaType: 'boolean',
      validate: (wanted: boolean, items: unknown[]) =>
        !wanted || new Set(items.map(canonical)).size === items.length,
      error: { message: 'must NOT have duplicate items' },
    })
    .removeKeyword('enum')
    .addKeyword({
      keyword: 'enum',
      schemaType: 'array',
      compile: (values: unknown[]) => {
        const allowed = new Set(values.map(canonical));
        return (value: unknown) => allowed.has(canonical(value));
      },
      error: { message: 'must be equal to one of the allowed values' },
    });
}

/** One text for equal JSON values. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`,
  );
  return `{${fields.sort().join()}}`;
}

/** A schema's `pattern` runs in linear time too. */
const safeRegExp = Object.assign(
  (pattern: string) => {
    const compiled = compileRegex(pattern, { ignoreCase: false });
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'safeRegExp' },
);
