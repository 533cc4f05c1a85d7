export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keywords whose value is no schema, and those whose value is schemas by name. */
const DATA = new Set(['enum', 'const', 'default', 'examples']);
const NAMED = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependentSchemas',
]);
const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

const MOST_LEVELS = 100;

/**
 * The same schema, with the keyword `step` wherever it refers to another. Throws an Error in words
 * for one that is nested too deep.
 */
export function withSteps(schema: JsonSchema, step: string, level = 0): JsonSchema {
  if (level > MOST_LEVELS) throw new Error(`it is nested more than ${MOST_LEVELS} levels deep`);
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    return isSchema(value) ? withSteps(value, step, level + 1) : value;
  };
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (DATA.has(keyword)) return [keyword, value];
    if (!NAMED.has(keyword) || !isSchema(value)) return [keyword, inside(value)];
    const named = Object.entries(value).map(([name, each]) => [name, inside(each)]);
    return [keyword, Object.fromEntries(named)];
  });
  const refers = REFERENCES.some((keyword) => typeof schema[keyword] === 'string');
  return { ...Object.fromEntries(entries), ...(refers && { [step]: true }) };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
