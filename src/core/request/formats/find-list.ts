import { isKnownColumn } from '../known-columns.ts';
import { datasetRows, squadRows } from './datasets.ts';
import { isRecord } from './exact-json.ts';
import type { FoundList } from './found-list.ts';
import { promptfooTests } from './promptfoo-tests.ts';

/**
 * The samples in a value: a list, the only list inside an object, or the one under `key`; columns and
 * records as other tools write them. A message says which keys hold lists where it can't tell.
 */
export function findList(value: unknown, key: string | null): FoundList | { message: string } {
  if (key !== null) return listUnder(value, key);
  if (Array.isArray(value)) return { values: value as unknown[], path: [], notes: [] };
  if (!isRecord(value)) return { message: NO_LIST };
  const tests = promptfooTests(value);
  if (tests) return { values: tests, path: ['tests'], notes: [PROMPTFOO] };
  const lists = Object.keys(value).filter((name) => isFilled(value[name]));
  const deep = lists.length === 0 ? listsBelow(value) : [];
  const [only, ...others] = deep;
  if (only && others.length === 0) return foundBelow(only);
  if (deep.length > 1) return { message: severalWords(deep.map(({ path }) => path.join('.'))) };
  const tables = tablesIn(value);
  if (tables.length > 0) return { message: severalWords(tables) };
  const special =
    datasetRows(value) ??
    squadRows(value) ??
    splitTable(value) ??
    columnsOf(value) ??
    recordsOf(value) ??
    dictionaryOf(value);
  if (special) return special;
  // A lone list of objects or rows beside lists of plain texts (keywords, metrics) holds the samples.
  const ofRows = lists.filter((each) => (value[each] as unknown[]).every(isRow));
  const likely = ofRows.length === 1 ? ofRows : lists;
  const [name] = likely;
  if (name !== undefined && likely.length === 1) {
    const note = `The samples are the list under ${name}.`;
    return { values: value[name] as unknown[], path: [name], notes: [note] };
  }
  if (lists.length === 0) return { message: NO_LIST };
  return { message: severalWords(lists) };
}

const PROMPTFOO = 'The samples are the tests of promptfoo, each with its own checks.';

function severalWords(keys: readonly string[]): string {
  const example = keys.find((each) => /^test|^validation|^samples|^data/.test(each)) ?? keys[0];
  return `Several keys hold lists: ${keys.join(', ')}. Name the one with the samples after the file: "FILE#${example}".`;
}

/** The keys of several tables by their columns, as splits of a dataset; empty where any value is none. */
function tablesIn(value: Record<string, unknown>): string[] {
  const keys = Object.keys(value);
  const isTable = (each: unknown) =>
    isRecord(each) && Object.values(each).every(Array.isArray) && columnsOf(each) !== null;
  return keys.length > 1 && keys.every((key) => isTable(value[key])) ? keys : [];
}

const NO_LIST = 'The file must hold a list: [{"input": "...", "expected": "..."}, ...].';

/** Objects within objects: lists are not looked for deeper. */
const DEEPEST = 4;

interface ListBelow {
  path: readonly string[];
  values: readonly unknown[];
}

/** The lists of rows that stand in objects within an object, as an answer of an API has them. */
function listsBelow(value: Record<string, unknown>, path: readonly string[] = []): ListBelow[] {
  if (path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inside]): ListBelow[] => {
    const here = [...path, key];
    if (isFilled(inside)) return inside.every(isRow) ? [{ path: here, values: inside }] : [];
    return isRecord(inside) ? listsBelow(inside, here) : [];
  });
}

function foundBelow({ path, values }: ListBelow): FoundList {
  return { values, path, notes: [`The samples are the list under ${path.join('.')}.`] };
}

function listUnder(value: unknown, key: string): FoundList | { message: string } {
  const path = isRecord(value) && Object.hasOwn(value, key) ? [key] : key.split('.');
  const inside = path.reduce<unknown>(
    (within, name) => (isRecord(within) && Object.hasOwn(within, name) ? within[name] : undefined),
    value,
  );
  if (Array.isArray(inside)) return { values: inside as unknown[], path, notes: [] };
  const table = isRecord(inside) ? columnsOf(inside) : null;
  if (table) return table;
  return { message: `There is no list under ${key}.` };
}

function isFilled(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isRow(value: unknown): boolean {
  return isRecord(value) || Array.isArray(value);
}

/** {"columns": ["input", ...], "data": [[...], ...]}, as pandas splits a table. */
function splitTable({ columns, data }: Record<string, unknown>): FoundList | null {
  if (!isFilled(columns) || !isFilled(data) || !data.every(Array.isArray)) return null;
  const rows = data as unknown[][];
  const isWhole = columns.every((name) => typeof name === 'string');
  if (!isWhole || rows.some((row) => row.length !== columns.length)) return null;
  const values = rows.map((row) =>
    Object.fromEntries(columns.map((name, at) => [name, row[at]] as const)),
  );
  return { values, path: null, notes: [] };
}

/** {"input": ["a", "b"], "expected": ["c", "d"]}, or the same with {"0": "a", "1": "b"}: a table by its columns. */
function columnsOf(value: Record<string, unknown>): FoundList | null {
  const names = Object.keys(value);
  const columns = names.map((name) => columnValues(value[name]));
  const [first] = columns;
  if (names.length < 2 || !first) return null;
  if (!columns.every((column) => column !== null && column.length === first.length)) return null;
  const values = first.map((_, row) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row]] as const)),
  );
  return { values, path: null, notes: ['The file holds its table column by column.'] };
}

/** The values of a column without rows or records in it; null where it is none. */
function columnValues(column: unknown): unknown[] | null {
  const values = Array.isArray(column) ? (column as unknown[]) : numbered(column);
  if (values === null || values.length === 0) return null;
  return values.some((each) => isRecord(each) || Array.isArray(each)) ? null : values;
}

function numbered(column: unknown): unknown[] | null {
  if (!isRecord(column)) return null;
  return Object.keys(column).every((key, index) => key === String(index))
    ? Object.values(column)
    : null;
}

/** {"q1": {...}, "q2": {...}}: samples by their ids. */
function recordsOf(value: Record<string, unknown>): FoundList | null {
  const records = Object.values(value);
  const [first] = records;
  if (records.length < 2 || !records.every(isRecord) || !first) return null;
  const keys = Object.keys(first);
  const isAlike = records.every((record) => keys.some((key) => Object.hasOwn(record, key)));
  if (!isAlike) return null;
  const notes = ['The samples are the values of the object.'];
  return { values: records, path: null, notes };
}

/** {"What is 1+1?": "2", "Capital of France?": ["Paris"]}: inputs with their answers. */
function dictionaryOf(value: Record<string, unknown>): FoundList | null {
  const entries = Object.entries(value);
  const isAnswer = (each: unknown) => each !== null && !isRecord(each) && !isRow(each);
  const isText = ([key, each]: [string, unknown]) =>
    !isKnownColumn(key) && (Array.isArray(each) ? each.every(isAnswer) : isAnswer(each));
  if (entries.length < 2 || !entries.every(isText)) return null;
  const values = entries.map(([input, expected]) => ({ input, expected }));
  const notes = ['The keys of the object were read as input, their values as expected answers.'];
  return { values, path: null, notes };
}
