import { type CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { count } from '../../format.ts';
import { RANGES } from '../fields.ts';
import { faultAt, type Place } from './place.ts';
import { type RunawayQuote, runawayQuote } from './runaway-quote.ts';
import { rowFromTexts, type SampleRows } from './sample-row.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** What csv-parse answers with `info: true`, which its types don't tell. */
const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

interface Line {
  record: string[];
  /** The line of the file on which the record begins. */
  line: number;
}

/**
 * Samples from CSV (RFC 4180, with commas, semicolons or tabs; a byte order mark is no matter): the
 * first row names the columns. Every ragged row and doubtful heading is told with its line. Newlines
 * inside cells become line feeds. What comes after one sample too many is not read.
 */
export function parseCsv(text: string, file: string | null, firstLine = 1): SampleRows {
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const told = DELIMITER_TOLD.exec(source);
  if (told) {
    const rest = source.slice(told[0].length);
    return parseTable(rest, told[1]!, { file, firstLine: firstLine + 1 });
  }
  return parseTable(source, delimiterOf(source), { file, firstLine });
}

/** Excel's first line, which says what parts the cells. */
const DELIMITER_TOLD = /^"?sep=([^"\n])"?[,;\t]*\n/i;

interface Beginning {
  file: string | null;
  firstLine: number;
}

function parseTable(text: string, delimiter: string, { file, firstLine }: Beginning): SampleRows {
  const none = { rows: [], columns: [] };
  const { lines, faults: broken } = readRecords(text, delimiter, { file, firstLine });
  const [header, ...body] = lines;
  if (!header) {
    const empty = faultAt({ file, line: firstLine, column: null }, 'samples', EMPTY);
    return { ...none, faults: broken.length > 0 ? broken : [empty] };
  }
  const names = header.record.map((name) => name.trim());
  const place = { file, line: header.line, column: null };
  const headings = headingFaults(names, place);
  if (headings.length > 0) return { ...none, faults: [...headings, ...broken] };
  const faults = [...broken, ...raggedFaults(body, names, file)];
  if (body.length === 0 && faults.length === 0) {
    return { ...none, faults: [faultAt(place, 'samples', NO_ROWS)] };
  }
  const rows = body
    .filter(({ record }) => record.length === names.length)
    .map(({ record, line }, index) => {
      const cells = new Map(names.map((name, at) => [name, record[at]!]));
      return rowFromTexts(cells, `sample ${index + 1}`, { file, line, column: null });
    });
  const columns = names.filter((name) => name !== 'expected' && name !== 'group');
  return { rows, columns, faults };
}

const EMPTY = 'There is nothing: the first row names the columns, e.g. input,expected.';
const NO_ROWS = 'There are no samples under the first row, which names the columns: add some.';

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

function readRecords(
  text: string,
  delimiter: string,
  { file, firstLine }: Beginning,
): { lines: Line[]; faults: Fault[] } {
  const errors: CsvError[] = [];
  const parsed: unknown = parse(text, {
    delimiter,
    info: true,
    on_skip: (error) => {
      if (error && (errors.length < TOLD || isOpen(error))) errors.push(error);
      return undefined;
    },
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    to: RANGES.samples.most + 2,
  });
  const records = recordsSchema.parse(parsed);
  const lines = records.map(({ record, info }) => ({
    record,
    line: firstLine - 1 + info.lines - newlinesIn(record),
  }));
  const runaway = errors.length > 0 ? runawayQuote(text, delimiter) : null;
  return { lines, faults: quoteFaults(errors, runaway, { file, firstLine }) };
}

/** One fault a line; what comes after a quote that runs away is read wrongly, and not told. */
function quoteFaults(
  errors: readonly CsvError[],
  runaway: RunawayQuote | null,
  { file, firstLine }: Beginning,
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

/** The delimiter that the first row has most of, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') break;
    else if (counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
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
