import type { Fault } from '../../errors.ts';
import { count } from '../../format.ts';
import { itemAt } from '../../item-at.ts';
import { RANGES } from '../fields.ts';
import { type Beginning, type Line, type Records, recordsOf } from './csv-records.ts';
import { delimiterOf } from './delimiter.ts';
import { headlessRow } from './headless.ts';
import { markdownRows } from './markdown-table.ts';
import { faultAt, type TextPlace } from './place.ts';
import { spacedRows } from './spaced-table.ts';
import { noTable, type Table } from './table.ts';
import { titleRows, titleWords } from './title-rows.ts';

/** How a text is read. */
export interface CsvOptions {
  file: string | null;
  /** The line of the file on which the text begins. */
  firstLine?: number;
  /** What parts the cells; worked out from the text where it isn't given. */
  delimiter?: string;
  /** Rows; one more is read, to know that there are more. */
  most: number;
}

/**
 * Samples from CSV (RFC 4180, with commas, semicolons, tabs or bars; a byte order mark is no matter): the
 * first row names the columns. Tables printed for people are read too. Empty rows and columns are dropped
 * and noted; every ragged row and doubtful heading is reported with its line. Newlines inside cells
 * become line feeds.
 */
export function parseCsv(
  text: string,
  { file, firstLine = 1, delimiter, most }: CsvOptions,
): Table {
  const lines = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const source = markdownRows(lines) ?? spacedRows(lines) ?? lines;
  const named = DELIMITER_NAMED.exec(source);
  const rest = named ? source.slice(named[0].length) : source;
  const begin = {
    file,
    firstLine: named ? firstLine + 1 : firstLine,
    delimiter: named?.[1] ?? delimiter ?? delimiterOf(source),
    most,
  };
  return tableOf(recordsOf(rest, begin), begin);
}

/** Excel's first line, which says what parts the cells. */
const DELIMITER_NAMED = /^"?sep=([^"\n])"?[,;\t]*\n/i;

function tableOf({ lines, faults: broken, blank }: Records, begin: Beginning): Table {
  const { file, firstLine, delimiter } = begin;
  const above = titleRows(lines.map(({ record }) => record));
  const [header, ...all] = lines.slice(above);
  if (!header) {
    const empty = faultAt({ file, line: firstLine, column: null }, 'samples', EMPTY);
    return broken.length > 0 ? noTable(...broken) : noTable(empty);
  }
  const repeats = (line: Line) => isSameRow(line.record, header.record);
  const below = all.filter((line) => !repeats(line));
  const { names, body, notes } = withoutEmptyColumns(header.record, below, blank);
  const place = { file, line: header.line, column: null };
  const records = body.map(({ record }) => record);
  const headless = headlessRow(names, records, { delimiter, place });
  const headings = headingFaults(names, place);
  if (headings.length > 0)
    return noTable(...(headless?.isSure ? [headless.fault] : headings), ...broken);
  const faults = [...broken, ...raggedFaults(body, names, file)];
  if (body.length === 0 && faults.length === 0) return noTable(faultAt(place, 'samples', NO_ROWS));
  const rows = body
    .filter(({ record }) => record.length === names.length)
    .map(({ record, line }, index) => ({
      cells: Object.fromEntries(names.map((name, at) => [name, plainCell(itemAt(record, at))])),
      name: `sample ${index + 1}`,
      place: { file, line, column: null },
    }));
  const title = above === 0 ? [] : [titleWords(above, itemAt(lines, 0).record)];
  const again = count(all.length - below.length, 'row');
  const repeated =
    below.length < all.length ? [`${again} with the column names again left out.`] : [];
  return { rows, columns: names, faults, notes: [...title, ...notes, ...repeated], headless };
}

/** Whether a row names the columns again, as where files were put one behind another. */
function isSameRow(cells: readonly string[], header: readonly string[]): boolean {
  return header.length > 1 && header.every((name, at) => cells[at]?.trim() === name.trim());
}

/** What Excel writes to keep zeros: ="00123". */
function plainCell(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

const EMPTY = 'There is nothing: the first row names the columns, e.g. input,expected.';
const NO_ROWS = 'There are no samples under the first row, which names the columns: add some.';

/**
 * The rows without the columns that have neither a name nor a cell, as spreadsheets leave them, and without
 * the one that only counts the rows.
 */
function withoutEmptyColumns(
  headings: readonly string[],
  rows: readonly Line[],
  blank: number,
): { names: string[]; body: Line[]; notes: string[] } {
  const names = headings.map((name) =>
    name
      .replaceAll(INVISIBLE, '')
      .replaceAll(/\s*[\n\u00a0\u202f]\s*/g, ' ')
      .trim(),
  );
  const end = names.findLastIndex((name) => name !== '') + 1;
  const width = rows.reduce((most, { record }) => Math.max(most, filledWidth(record)), end);
  const counts = names[0] === '' && names.length > 1 && rows.every(isCounted) && rows.length > 0;
  const empty = names.flatMap((name, column) =>
    name === '' && rows.every(({ record }) => !record[column]?.trim()) ? [column] : [],
  );
  const dropped = new Set([...empty, ...(counts ? [0] : [])]);
  const kept = (cells: readonly string[]) =>
    cells.filter((_, column) => column < width && !dropped.has(column));
  const notes = [
    ...(empty.length > 0 ? [`${count(empty.length, 'empty column')} left out.`] : []),
    ...(counts ? ['The first column only counts the rows: left out.'] : []),
    ...(blank > 0 ? [`${count(blank, 'blank row')} left out.`] : []),
  ];
  const body = rows.map(({ record, line }) => ({ record: kept(padded(record, end)), line }));
  return { names: kept(names), body, notes };
}

/** Characters that nobody sees, which copying leaves in names. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

function filledWidth(record: readonly string[]): number {
  return record.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Empty cells beyond the last heading are no cells. */
function padded(record: readonly string[], end: number): readonly string[] {
  return record.length > end && filledWidth(record) <= end ? record.slice(0, end) : record;
}

function isCounted({ record }: Line, index: number): boolean {
  return record[0] === String(index) || record[0] === String(index + 1);
}

function raggedFaults(
  body: readonly Line[],
  names: readonly string[],
  file: string | null,
): Fault[] {
  return body
    .filter(({ record }) => record.length !== names.length)
    .map(({ record, line }) => {
      const { length } = record;
      const cells = count(length, 'cell');
      const advice =
        length > names.length
          ? `Put a cell that holds the delimiter in quotes${record.some(isInOthers) ? ', these: "…"' : ''}.`
          : `Add what is missing: ${names.slice(length).join(', ')}.`;
      const message = `This row has ${cells}, the first row has ${names.length}. ${advice}`;
      return faultAt({ file, line, column: null }, null, message);
    });
}

/** Whether a cell is in quotes that CSV doesn't know. */
function isInOthers(cell: string): boolean {
  return /^\s*[“”„‘'«]/.test(cell);
}

function headingFaults(names: readonly string[], place: TextPlace): Fault[] {
  if (names.length > RANGES.columns.most) {
    const message = `There are ${count(names.length, 'column')}: at most ${RANGES.columns.most} are taken.`;
    return [faultAt(place, 'samples', message)];
  }
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [
    ...[...new Set(twice)].map((name) =>
      faultAt(place, name, `The column ${name} is there twice: rename one.`),
    ),
    ...names.flatMap((name, index) =>
      name === ''
        ? [faultAt(place, null, `Column ${index + 1} has no name: name it in the first row.`)]
        : [],
    ),
  ];
}
