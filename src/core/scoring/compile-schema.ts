import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compileRegex } from './regex.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema (2020-12 where `$schema` says so, else draft 7) as a check that a hostile
 * schema can't turn into a hanging or failing one. Throws an Error in words for a schema that is none.
 */
export function compileSchema({ $schema, ...schema }: JsonSchema): ValidateFunction {
  const validate = ajvFor($schema).compile(schema);
  if ('$async' in validate) throw new Error('$async is not for data: leave it out');
  return validate;
}

/** Whether it refers to itself with nothing in between: no value can be checked. */
export function isEndless(validate: ValidateFunction): boolean {
  try {
    for (const value of [null, 0, '', [], {}]) validate(value);
    return false;
  } catch {
    return true;
  }
}

function ajvFor(dialect: unknown): Ajv {
  const options = { strict: false, validateFormats: false, code: { regExp: safeRegExp } };
  if (dialect === undefined || /draft-0[67]\b/.test(String(dialect))) return new Ajv(options);
  if (/2020-12\b/.test(String(dialect))) return new Ajv2020(options);
  throw new Error(`${dialect} is not known: use draft 7 or 2020-12, or leave out $schema`);
}

/** A schema's `pattern` runs in linear time too. */
const safeRegExp = Object.assign(
  (pattern: string) => {
    const compiled = compileRegex(pattern, false);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'safeRegExp' },
);
