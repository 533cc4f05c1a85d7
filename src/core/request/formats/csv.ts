import { type CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { count } from '../../format.ts';
import { RANGES } from '../fields.ts';
import { delimiterOf } from './delimiter.ts';
import { headlessFault } from './headless.ts';
import { markdownRows } from './markdown-table.ts';
import { faultAt, type Place } from './place.ts';
import { type RunawayQuote, runawayQuote } from './runaway-quote.ts';
import { noTable, type Table } from './table.ts';

/** What csv-parse answers with `info: true`, which its types don't tell. */
const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

interface Line {
  record: string[];
  /** The line of the file on which the record begins. */
  line: number;
}

/** How a text is read. */
export interface CsvOptions {
  file: string | null;
  /** The line of the file on which the text begins. */
  firstLine?: number;
  /** What parts the cells; worked out from the text where it isn't told. */
  delimiter?: string;
  /** Rows; one more is read, to know that there are more. */
  most: number;
}

/**
 * Samples from CSV (RFC 4180, with commas, semicolons, tabs or bars; a byte order mark is no matter): the
 * first row names the columns. Empty rows and columns are dropped and noted; every ragged row and doubtful
 * heading is told with its line. Newlines inside cells become line feeds.
 */
export function parseCsv(
  text: string,
  { file, firstLine = 1, delimiter, most }: CsvOptions,
): Table {
  const lines = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const source = markdownRows(lines) ?? lines;
  const named = DELIMITER_NAMED.exec(source);
  const rest = named ? source.slice(named[0].length) : source;
  const begin = {
    file,
    firstLine: named ? firstLine + 1 : firstLine,
    delimiter: named?.[1] ?? delimiter ?? delimiterOf(source),
    most,
  };
  const read = readRecords(rest, begin);
  // Tab-separated files mostly have quotes that are just quotes.
  const literal = begin.delimiter === '\t' && read.faults.length > 0;
  return tableOf(literal ? readRecords(rest, { ...begin, quote: false }) : read, begin);
}

/** Excel's first line, which says what parts the cells. */
const DELIMITER_NAMED = /^"?sep=([^"\n])"?[,;\t]*\n/i;

interface Beginning {
  file: string | null;
  firstLine: number;
  delimiter: string;
  most: number;
  /** Whether quotes may hold a cell together. */
  quote?: boolean;
}

function tableOf({ lines, faults: broken, blank }: Records, begin: Beginning): Table {
  const { file, firstLine, delimiter } = begin;
  const [header, ...all] = lines;
  if (!header) {
    const empty = faultAt({ file, line: firstLine, column: null }, 'samples', EMPTY);
    return broken.length > 0 ? noTable(...broken) : noTable(empty);
  }
  const { names, body, notes } = withoutEmptyColumns(header.record, all, blank);
  const place = { file, line: header.line, column: null };
  const records = body.map(({ record }) => record);
  const headless = headlessFault(names, records, { delimiter, place });
  const headings = headingFaults(names, place);
  if (headings.length > 0) return noTable(...(headless ? [headless] : headings), ...broken);
  const faults = [...broken, ...raggedFaults(body, names, file)];
  if (body.length === 0 && faults.length === 0) return noTable(faultAt(place, 'samples', NO_ROWS));
  const rows = body
    .filter(({ record }) => record.length === names.length)
    .map(({ record, line }, index) => ({
      cells: Object.fromEntries(names.map((name, at) => [name, record[at]!])),
      name: `sample ${index + 1}`,
      place: { file, line, column: null },
    }));
  return { rows, columns: names, faults, notes, headless };
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
  const names = headings.map((name) => name.replaceAll(INVISIBLE, '').trim());
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
    .map(({ record: { length }, line }) => {
      const cells = count(length, 'cell');
      const advice =
        length > names.length
          ? 'Put a cell that holds the delimiter in quotes.'
          : `Add what is missing: ${names.slice(length).join(', ')}.`;
      const message = `This row has ${cells}, the first row has ${names.length}. ${advice}`;
      return faultAt({ file, line, column: null }, null, message);
    });
}

interface Records {
  lines: Line[];
  faults: Fault[];
  /** Rows of empty cells at the end. */
  blank: number;
}

function blankRowsAtEnd(text: string, delimiter: string): number {
  let rows = 0;
  for (let end = text.length; end > 0; ) {
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(begin, end);
    if (line.replaceAll(delimiter, '').trim() !== '') return rows;
    if (line.includes(delimiter)) rows += 1;
    end = begin - 1;
  }
  return rows;
}

function readRecords(
  text: string,
  { file, firstLine, delimiter, most, quote = true }: Beginning,
): Records {
  const errors: CsvError[] = [];
  const parsed: unknown = parse(text, {
    delimiter,
    ...(quote ? {} : { quote: null }),
    info: true,
    on_skip: (error) => {
      if (error && (errors.length < TOLD || isOpen(error))) errors.push(error);
      return undefined;
    },
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    to: most + 2,
  });
  const records = recordsSchema.parse(parsed);
  const lines = records.map(({ record, info }) => ({
    record,
    line: firstLine - 1 + info.lines - newlinesIn(record),
  }));
  const runaway = errors.length > 0 ? runawayQuote(text, delimiter) : null;
  const blank = blankRowsAtEnd(text, delimiter);
  return { lines, faults: quoteFaults(errors, runaway, { file, firstLine }), blank };
}

/** One fault a line; what comes after a quote that runs away is read wrongly, and not told. */
function quoteFaults(
  errors: readonly CsvError[],
  runaway: RunawayQuote | null,
  { file, firstLine }: Pick<Beginning, 'file' | 'firstLine'>,
): Fault[] {
  const at = (line: number, message: string) =>
    faultAt({ file, line: firstLine - 1 + line, column: null }, null, message);
  const lines = errors
    .map((error) => Number(error.lines))
    .filter((line) => line < (runaway?.opened ?? Number.POSITIVE_INFINITY));
  const inside = [...new Set(lines)].map((line) => at(line, INSIDE));
  if (!runaway) return inside;
  const { opened, met } = runaway;
  return [...inside, at(opened, met === null ? NOT_CLOSED : metAnother(firstLine - 1 + met))];
}

/** More errors of one kind teach nothing more. */
const TOLD = 1_000;

function isOpen({ code }: CsvError): boolean {
  return code === 'CSV_QUOTE_NOT_CLOSED';
}

const INSIDE =
  'A quote stands inside a cell: put the whole cell in quotes and double the quote, e.g. "say ""hi""".';
const NOT_CLOSED =
  'A quote opened here is never closed: close it, and double the quotes inside a cell.';

function metAnother(line: number): string {
  return `A quote opened here is not closed before another stands inside the cell, on line ${line}: close it here, or double the quotes inside.`;
}

function newlinesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
}

function headingFaults(names: readonly string[], place: Place): Fault[] {
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
