import type { Fault } from '../../errors.ts';
import type { Headless } from './headless.ts';
import type { TextPlace } from './place.ts';

/** One sample as it was written, before it is known which of its cells is the expected answer. */
export interface Row {
  /** By column: texts, or what JSON can hold; empty where it is missing. */
  cells: Readonly<Record<string, unknown>>;
  place: TextPlace;
  /** "sample 3" */
  name: string;
}

/** What a file, a list or a form holds: rows under columns. */
export interface Table {
  rows: readonly Row[];
  /** Every column that a row may have. */
  columns: readonly string[];
  faults: readonly Fault[];
  /** What was done to read it, in sentences for people. */
  notes: readonly string[];
  /** What to do where the first row, taken for the names of the columns, is none; null where it surely is. */
  headless: Headless | null;
}

/** How much of a file is wanted. */
export interface TableLimits {
  /** Rows; one more is read, to know that there are more. */
  most: number;
}

/** Rows and faults apart, with the columns that occur. */
export function gatherRows(read: readonly (Row | Fault)[], notes: readonly string[] = []): Table {
  const rows = read.filter((each): each is Row => 'cells' in each);
  const faults = read.filter((each): each is Fault => 'message' in each);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))];
  return { rows, columns, faults, notes, headless: null };
}

/** Nothing but what is wrong. */
export function noTable(...faults: readonly Fault[]): Table {
  return { rows: [], columns: [], faults, notes: [], headless: null };
}
