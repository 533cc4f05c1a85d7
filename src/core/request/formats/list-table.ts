import type { Fault } from '../../errors.ts';
import { isKnownColumn } from '../known-columns.ts';
import { isRecord, textOfValue } from './exact-json.ts';
import { faultAt, type TextPlace } from './place.ts';
import { cellsOfTest, isTest } from './promptfoo-tests.ts';
import { gatherRows, type Row, type Table } from './table.ts';

/** An element of a list, and where it stands. */
export interface ListItem {
  value: unknown;
  place: TextPlace;
}

/**
 * Samples from a list: of objects, of pairs (input, expected), of rows under a row of names, or of inputs
 * alone.
 */
export function tableOfList(
  items: readonly (ListItem | Fault)[],
  notes: readonly string[] = [],
): Table {
  const first = items.find((item): item is ListItem => 'value' in item)?.value;
  if (Array.isArray(first)) return tableOfArrays(items, first, notes);
  return gatherRows(
    items.map((item, index) => ('value' in item ? rowOf(item, index) : item)),
    notes,
  );
}

/** A sample from an object; a text or a number is an input. */
function rowOf({ value, place }: ListItem, index: number): Row | Fault {
  const name = `sample ${index + 1}`;
  if (typeof value === 'string' || (value !== null && isScalar(value))) {
    return { cells: { input: textOfValue(value) }, place, name };
  }
  if (!isRecord(value)) {
    const message = `${name} must be an object like {"input": "...", "expected": "..."}.`;
    return faultAt(place, name, message);
  }
  if (isTest(value)) {
    const test = cellsOfTest(value);
    if ('message' in test) return faultAt(place, name, `${name} ${test.message}`);
    return { cells: cellsOf(test.cells), place, name };
  }
  if (Object.hasOwn(value, '')) {
    return faultAt(place, name, `${name} has an empty key: name it, or remove it.`);
  }
  return { cells: cellsOf(value), place, name };
}

/** What is null is missing; numbers, true and false are texts. */
function cellsOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(
    entries.map(([key, each]) => [key, isScalar(each) ? textOfValue(each) : each]),
  );
}

function isScalar(value: unknown): boolean {
  return !Array.isArray(value) && !isRecord(value);
}

/** Lists under a row of names; lists of two without one are input and expected answer. */
function tableOfArrays(
  items: readonly (ListItem | Fault)[],
  first: readonly unknown[],
  notes: readonly string[],
): Table {
  const isHeader = first.every((name) => typeof name === 'string' && isKnownColumn(name));
  const names = isHeader ? (first as readonly string[]) : PAIR;
  const rest = isHeader ? items.slice(1) : items;
  const read = rest.map((item, index): Row | Fault => {
    if (!('value' in item)) return item;
    const { value, place } = item;
    const name = `sample ${index + 1}`;
    if (Array.isArray(value) && value.length === names.length) {
      const cells = Object.fromEntries(names.map((column, at) => [column, value[at] as unknown]));
      return { cells: cellsOf(cells), place, name };
    }
    const wanted = isHeader ? `have ${names.length} values, as the first has` : ONLY_PAIRS;
    return faultAt(place, name, `${name} must ${wanted}.`);
  });
  return gatherRows(read, isHeader ? notes : [...notes, PAIRS]);
}

const PAIR = ['input', 'expected'] as const;
const PAIRS = 'Lists of two were read as input and expected answer.';
const ONLY_PAIRS =
  'be a pair like ["input", "expected"], or an object like {"input": "...", "expected": "..."}';
