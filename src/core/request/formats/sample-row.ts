import type { Fault } from '../../errors.ts';
import { faultAt, type Place } from './place.ts';

/** One sample as it was written, before it is known what the scorer and the templates want. */
export interface SampleRow {
  columns: Readonly<Record<string, string>>;
  /** null when it wasn't given. */
  expected: string | null;
  group: string | null;
  place: Place;
  /** "sample 3" */
  name: string;
}

export interface SampleRows {
  rows: SampleRow[];
  /** Every column that a row may have. */
  columns: readonly string[];
  faults: Fault[];
}

/** Columns that are not for templates. */
const OWN = new Set(['expected', 'group']);

/** A sample from an object of a JSON, JSONL or inline list; faults where it holds something else. */
export function rowFromValue(value: unknown, index: number, place: Place): SampleRow | Fault {
  const name = `sample ${index + 1}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return faultAt(
      place,
      name,
      `${name} must be an object like {"input": "...", "expected": "..."}.`,
    );
  }
  if (Object.hasOwn(value, '')) {
    return faultAt(place, name, `${name} has an empty key: name it, or remove it.`);
  }
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  const texts = new Map(entries.map(([key, each]) => [key, asText(each)]));
  return rowFromTexts(texts, name, place);
}

/** A sample from the cells of one row. */
export function rowFromTexts(
  texts: ReadonlyMap<string, string>,
  name: string,
  place: Place,
): SampleRow {
  const group = texts.get('group')?.trim();
  return {
    columns: Object.fromEntries([...texts].filter(([column]) => !OWN.has(column))),
    expected: texts.get('expected') ?? null,
    group: group ? group : null,
    place,
    name,
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows and faults apart, with the columns that occur. */
export function gatherRows(read: readonly (SampleRow | Fault)[]): SampleRows {
  const rows = read.filter((each): each is SampleRow => 'columns' in each);
  const faults = read.filter((each): each is Fault => 'message' in each);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.columns)))];
  return { rows, columns, faults };
}
