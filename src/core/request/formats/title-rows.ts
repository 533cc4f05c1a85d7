import { count } from '../../format.ts';
import { isKnownColumn } from '../known-columns.ts';

/** Rows above the names of the columns: no more are looked for. */
const MOST = 10;

/**
 * Returns how many rows stand above the one with the names of the columns: the title of an export, its
 * date, remarks. 0 where the first row may well be the names: rows above them have one cell at most, where
 * all below have more; or no usual name of a column, where the row below them has two.
 */
export function titleRows(records: readonly (readonly string[])[]): number {
  const [first = []] = records;
  if (first.some(isKnownColumn)) return 0;
  const named = records.slice(0, MOST + 1).findIndex((cells) => knownIn(cells) > 1);
  if (named > 0) return named;
  const wide = records.slice(0, MOST + 1).findIndex((cells) => filledIn(cells) > 1);
  if (wide <= 0) return 0;
  const isBelowWide = records.slice(wide).every((cells) => filledIn(cells) > 1);
  return isBelowWide && records.length - wide > 1 ? wide : 0;
}

const filledIn = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

const knownIn = (cells: readonly string[]) => cells.filter(isKnownColumn).length;

/** "2 rows above the names of the columns left out: "Export of 3 May"." */
export function titleWords(rows: number, first: readonly string[]): string {
  const title = first.filter((cell) => cell.trim() !== '').join(', ');
  return `${count(rows, 'row')} above the names of the columns left out: "${title.slice(0, TITLE)}".`;
}

/** Characters of a title that are shown. */
const TITLE = 60;
