import { isMap, LineCounter, type Pair, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from '../errors.ts';
import { FIELD_NAMES, FIELDS, type FieldName, type Fields } from './fields.ts';
import { nearest } from './nearest.ts';
import { faultAt, fieldPath, type Locate, type Place } from './place.ts';

export interface ParsedEvaluation {
  /** The fields that hold, faults or not. */
  fields: Fields;
  /** Fields that were given, right or wrong: the others may take defaults. */
  given: ReadonlySet<string>;
  locate: Locate;
  faults: Fault[];
}

/** Reads an evaluation file's text (YAML, of which JSON is a part): what holds, and every fault. */
export function parseEvaluation(text: string, file: string): ParsedEvaluation {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number | undefined): Place => {
    const at = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset);
    return { file, line: at.line, column: at.col };
  };
  const locate: Locate = (path) => placeAt(offsetOf(document, path));
  const syntax = document.errors.map((error) =>
    faultAt(placeAt(error.pos[0]), null, `${error.message}. Mend the YAML there.`),
  );
  const none = { fields: {}, given: new Set<string>(), locate };
  if (syntax.length > 0) return { ...none, faults: syntax };
  if (!isMap(document.contents)) {
    const message = 'must hold keys and values, e.g. "prompt: ..." and "samples: tickets.csv".';
    return { ...none, faults: [faultAt({ file, line: 1, column: 1 }, null, message)] };
  }
  const value = document.toJS() as Record<string, unknown>;
  const keys = document.contents.items.map((item) => String((item as Pair).key));
  const unknown = unknownKeys(keys, (key) => placeAt(keyOffset(document, key)));
  const read = readFields(value, locate);
  return {
    ...{ locate, fields: read.fields, given: new Set(keys) },
    faults: [...unknown, ...read.faults],
  };
}

/** Checks values by key against their schemas. */
export function readFields(
  value: Readonly<Record<string, unknown>>,
  locate: Locate,
): { fields: Fields; faults: Fault[] } {
  const fields: Partial<Record<FieldName, unknown>> = {};
  const faults: Fault[] = [];
  for (const name of FIELD_NAMES) {
    if (value[name] === undefined || value[name] === null) continue;
    const parsed = FIELDS[name].safeParse(value[name]);
    if (parsed.success) fields[name] = parsed.data;
    else faults.push(...issuesOf(name, parsed.error, locate));
  }
  return { fields: fields as Fields, faults };
}

function issuesOf(name: string, error: z.ZodError, locate: Locate): Fault[] {
  return error.issues
    .flatMap((issue) => innerIssues(issue))
    .map(({ path, message }) => {
      const full = [name, ...path];
      return faultAt(locate(full), fieldPath(full), `${fieldPath(full)} ${message}.`);
    });
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** A union's own message, unless one of its members tells more precisely what is wrong inside. */
function innerIssues(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'invalid_union') {
    const inside = issue.errors
      .flat()
      .filter(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
      .filter(({ path }) => path.at(-1) !== 'kind' && path.at(-1) !== 'rate');
    const own = issue.errors
      .flat()
      .find(({ path, code }) => path[0] === 'rate' && code !== 'invalid_type');
    if (own) return [{ path: [...issue.path], message: own.message }];
    if (inside.length > 0 && issue.errors.length > 1) {
      return inside.flatMap((inner) =>
        innerIssues({ ...inner, path: [...issue.path, ...inner.path] }),
      );
    }
    return [{ path: [...issue.path], message: issue.message }];
  }
  if (issue.code !== 'unrecognized_keys')
    return [{ path: [...issue.path], message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: 'is not known here: remove it',
  }));
}

function unknownKeys(keys: readonly string[], placeOf: (key: string) => Place): Fault[] {
  return keys
    .filter((key) => !Object.hasOwn(FIELDS, key))
    .map((key) => {
      const meant = nearest(key, FIELD_NAMES);
      const advice = meant ? `Did you mean ${meant}?` : `Known are ${FIELD_NAMES.join(', ')}.`;
      return faultAt(placeOf(key), key, `${key} is not a key of an evaluation. ${advice}`);
    });
}

type Document = ReturnType<typeof parseDocument>;

/** Where the value at a path begins, or the nearest thing around it that stands somewhere. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  return undefined;
}

function keyOffset(document: Document, key: string): number | undefined {
  if (!isMap(document.contents)) return undefined;
  const pair = document.contents.items.find((item) => String(item.key) === key);
  return (pair?.key as { range?: [number, number, number] } | undefined)?.range?.[0];
}
