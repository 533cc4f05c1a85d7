import type { Fault } from '../../errors.ts';
import { isKnownColumn } from '../known-columns.ts';
import { faultAt, type TextPlace } from './place.ts';

/** A name is at most so long; a longer first cell is data. */
const LONGEST_NAME = 60;
const MOST_WORDS = 8;
/** Cells of the first row are looked for in so many others. */
const ROWS = 1_000;

/** What to do where a first row is no names of columns. */
export interface Headless {
  fault: Fault;
  /** It reads like data: a sentence, a number, a cell that comes again below. Else it may be either. */
  isSure: boolean;
}

/**
 * What to do about a first row in which no usual name of a column stands: a line of names to put before
 * it. null where one does.
 */
export function headlessRow(
  names: readonly string[],
  body: readonly (readonly string[])[],
  { delimiter, place }: { delimiter: string; place: TextPlace },
): Headless | null {
  if (names.some(isKnownColumn)) return null;
  const rows = body.slice(0, ROWS);
  const isSure = names.some(
    (name, column) => readsLikeData(name) || comesAgain(name, column, rows),
  );
  const shown = `${names.join(delimiter === '\t' ? ' ' : delimiter)}`;
  const first = shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown;
  const line = columnNames([names, ...rows]).join(delimiter === '\t' ? '<tab>' : delimiter);
  const message = isSure
    ? `The first row reads like data, not like the names of the columns: "${first}". Put a line with the names before it: ${line}`
    : `The prompt shows none of the columns that the first row names: "${first}". If they are names, show one: {{${names[0]}}}. If the row is a sample already, put a line with the names before it: ${line}`;
  return { fault: faultAt(place, 'samples', message), isSure };
}

function readsLikeData(name: string): boolean {
  return (
    name.length > LONGEST_NAME ||
    name.split(/\s+/).length > MOST_WORDS ||
    /\s.*[.!?]$/.test(name) ||
    /^https?:/.test(name) ||
    /^[-+]?\d+(?:[.,]\d+)?$/.test(name)
  );
}

function comesAgain(name: string, column: number, rows: readonly (readonly string[])[]): boolean {
  return name !== '' && rows.some((row) => row[column]?.trim() === name);
}

/**
 * Names for columns that have none: the longest texts are the input, the fewest different ones (the last
 * such column, none with the same everywhere) are expected.
 */
function columnNames(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows;
  const columns = first.map((_, column) => rows.map((row) => row[column] ?? ''));
  const lengths = columns.map((cells) => cells.reduce((sum, { length }) => sum + length, 0));
  const input = lengths.indexOf(Math.max(...lengths));
  const kinds = columns.map((cells, column) => {
    const { size } = new Set(cells);
    return column === input || (size === 1 && cells.length > 1) ? Number.POSITIVE_INFINITY : size;
  });
  const expected = columns.length > 1 ? kinds.lastIndexOf(Math.min(...kinds)) : -1;
  return columns.map((_, column) =>
    column === input ? 'input' : column === expected ? 'expected' : `column${column + 1}`,
  );
}
