import { type CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from '../errors.ts';
import { count } from '../format.ts';
import { RANGES } from './fields.ts';
import { faultAt, type Place } from './place.ts';
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
  const none = { rows: [], columns: [] };
  const { lines, faults: broken } = readRecords(text.replaceAll(/\r\n?/g, '\n'), file, firstLine);
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
  file: string | null,
  firstLine: number,
): { lines: Line[]; faults: Fault[] } {
  const errors: CsvError[] = [];
  const parsed: unknown = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
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
  const read = (records.at(-1)?.info.lines ?? 0) + firstLine - 1;
  return { lines, faults: quoteFaults(errors, read, { file, firstLine }) };
}

/** One fault a line; a quote that stays open began after the last row that could be read. */
function quoteFaults(
  errors: readonly CsvError[],
  lastRead: number,
  { file, firstLine }: { file: string | null; firstLine: number },
): Fault[] {
  const open = errors.find(isOpen);
  const others = errors.filter((error) => error !== open);
  const lines = others.map((error) => firstLine - 1 + Number(error.lines));
  const at = (line: number, message: string) =>
    faultAt({ file, line, column: null }, null, message);
  const first = (line: number, index: number) => lines.indexOf(line) === index;
  if (open && others.length === 0) return [at(lastRead + 1, NOT_CLOSED)];
  return lines.filter(first).map((line) => at(line, INSIDE));
}

/** More errors of one kind teach nothing more. */
const TOLD = 1_000;

function isOpen({ code }: CsvError): boolean {
  return code === 'CSV_QUOTE_NOT_CLOSED';
}

const INSIDE =
  'A quote stands inside a cell: put the whole cell in quotes and double the quote, e.g. "say ""hi""".';
const NOT_CLOSED =
  'A quote opened here or below is never closed: close it, and double the quotes inside a cell.';

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
