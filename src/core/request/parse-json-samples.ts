import { isSeq } from 'yaml';
import type { Fault } from '../errors.ts';
import { RANGES } from './fields.ts';
import { faultAt } from './place.ts';
import { keepDigits, NESTED, plainValue, readYaml, TOO_DEEP } from './read-yaml.ts';
import { gatherRows, rowFromValue, type SampleRows } from './sample-row.ts';

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
        return rowFromValue(parseLine(line), index, place);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = TOO_DEEP.test(reason) ? NESTED : `This line is not JSON: ${reason}.`;
        return faultAt(place, null, message);
      }
    }),
  );
}

/** Numbers of the object itself stay as they were written: 1.10, and numbers of 20 digits. */
function parseLine(line: string): unknown {
  const written = new WeakMap<object, Map<string, string>>();
  const value: unknown = JSON.parse(line, function (this: object, key, inner, context) {
    if (typeof inner === 'number' && context?.source) {
      const digits = written.get(this) ?? new Map<string, string>();
      written.set(this, digits.set(key, context.source));
    }
    return inner;
  } as Reviver);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
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
