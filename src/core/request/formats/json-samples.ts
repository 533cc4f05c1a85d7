import { isSeq } from 'yaml';
import type { Fault } from '../../errors.ts';
import { isObject } from '../../scoring/json/read-json.ts';
import { RANGES } from '../fields.ts';
import { jsonParts, keyTwice } from './json-parts.ts';
import { faultAt } from './place.ts';
import { gatherRows, rowFromValue, type SampleRows } from './sample-row.ts';
import { keepDigits, NESTED, plainValue, readYaml, TOO_DEEP } from './yaml.ts';

/** Samples from JSON Lines: one object a line; blank lines are no matter. One too many is the last that is read. */
export function parseJsonLines(text: string, file: string | null): SampleRows {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, place: { file, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '')
    .slice(0, RANGES.samples.most + 1);
  return gatherRows(
    lines.map(({ line, place }, index) => {
      try {
        const value = parseObject(line);
        const twice = isObject(value) ? keyTwice(line) : null;
        if (twice === null) return rowFromValue(value, index, place);
        return faultAt(place, twice, `${twice} is there twice: keep one.`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = TOO_DEEP.test(reason) ? NESTED : `This line is not JSON: ${reason}.`;
        return faultAt(place, null, message);
      }
    }),
  );
}

/** Numbers of the object itself stay as they were written: 1.10, and numbers of 20 digits. */
function parseObject(text: string): unknown {
  const written = new WeakMap<object, Map<string, string>>();
  const value: unknown = JSON.parse(text, function (this: object, key, inner, context) {
    if (typeof inner === 'number' && context?.source) {
      const digits = written.get(this) ?? new Map<string, string>();
      written.set(this, digits.set(key, context.source));
    }
    return inner;
  } as Reviver);
  if (!isObject(value)) return value;
  return { ...value, ...Object.fromEntries(written.get(value) ?? []) };
}

/** What Node 24 passes on to a reviver; TypeScript's types don't know the third yet. */
type Reviver = (
  this: object,
  key: string,
  value: unknown,
  context?: { source?: string },
) => unknown;

/** Samples from a JSON (or YAML) list of objects. */
export function parseJsonSamples(text: string, file: string | null): SampleRows {
  return readFaultless(text, file) ?? readList(text, file);
}

/** JSON in which nothing is wrong, which is most of it, in a tenth of the time; null for the rest. */
function readFaultless(text: string, file: string | null): SampleRows | null {
  const source = text.replace(/^\ufeff/, '');
  const elements = /^\s*\[/.test(source) ? jsonParts(source) : null;
  const placeOf = placesDown(source);
  try {
    const read = (elements ?? []).slice(0, RANGES.samples.most + 1).map((element, index) => {
      const value = parseObject(element.text);
      if (!isObject(value) || keyTwice(element.text) !== null) throw new Error('a fault');
      const begin = element.offset + element.text.search(/\S/);
      return rowFromValue(value, index, { file, ...placeOf(begin) });
    });
    return read.length > 0 ? gatherRows(read) : null;
  } catch {
    return null;
  }
}

/** Lines and columns of offsets that are asked from the top down. */
function placesDown(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let start = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line, column: offset - start + 1 };
  };
}

/** A list in which something is wrong, told with its place; or one that is YAML. */
function readList(text: string, file: string | null): SampleRows {
  const { document, placeAt, broken, twice } = readYaml(text, file);
  const none = (faults: Fault[]): SampleRows => ({ rows: [], columns: [], faults });
  if (broken.length > 0 || twice.length > 0) return none([...twice, ...broken]);
  const { contents } = document;
  if (!isSeq(contents)) {
    const message = 'The file must hold a list: [{"input": "...", "expected": "..."}, ...].';
    return none([faultAt(placeAt(undefined), null, message)]);
  }
  keepDigits(contents);
  const read = plainValue(document);
  if ('message' in read) return none([faultAt(placeAt(undefined), null, read.message)]);
  return gatherRows(
    (read.value as unknown[]).map((value, index) => {
      const item = contents.items[index] as { range?: [number, number, number] };
      return rowFromValue(value, index, placeAt(item.range?.[0]));
    }),
  );
}
