import { CsvError, parse } from 'csv-parse/sync';
import type { Fault } from '../errors.ts';
import { faultAt } from './place.ts';
import { rowFromTexts, type SampleRows } from './sample-row.ts';

const DELIMITERS = [',', ';', '\t'] as const;

interface Line {
  record: string[];
  /** The line of the file on which the record begins. */
  line: number;
}

/**
 * Samples from CSV (RFC 4180, with commas, semicolons or tabs; a byte order mark is no matter): the
 * first row names the columns. Every ragged row and doubtful heading is told with its line.
 */
export function parseCsv(text: string, file: string | null, firstLine = 1): SampleRows {
  const none = { rows: [], columns: [] };
  const read = readRecords(text, firstLine);
  if ('message' in read) return { ...none, faults: [{ ...read, file }] };
  const [header, ...body] = read;
  if (!header) {
    return { ...none, faults: [faultAt({ file, line: 1, column: null }, null, EMPTY)] };
  }
  const names = header.record.map((name) => name.trim());
  const headings = headingFaults(names, { file, line: header.line, column: null });
  if (headings.length > 0) return { ...none, faults: headings };
  const ragged = body.filter(({ record }) => record.length !== names.length);
  const faults = ragged.map(({ record, line }) =>
    faultAt(
      { file, line, column: null },
      null,
      `This row has ${record.length} cells, the first row has ${names.length}. Quote cells that hold the delimiter.`,
    ),
  );
  const rows = body
    .filter(({ record }) => record.length === names.length)
    .map(({ record, line }, index) => {
      const cells = new Map(names.map((name, at) => [name, record[at]!]));
      return rowFromTexts(cells, `sample ${index + 1}`, { file, line, column: null });
    });
  const columns = names.filter((name) => name !== 'expected' && name !== 'group');
  return { rows, columns, faults };
}

const EMPTY = 'The file is empty: its first row names the columns, e.g. input,expected.';

function readRecords(text: string, firstLine: number): Line[] | Fault {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      record,
      line: firstLine - 1 + info.lines - newlinesIn(record),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? firstLine - 1 + error.lines : null;
    const message =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'A quote is opened and never closed: close it, or double the quotes inside a cell.'
        : `The CSV can't be read: ${error.message}.`;
    return { file: null, line, column: null, field: null, message };
  }
}

function newlinesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** The delimiter that the first row has most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function headingFaults(names: readonly string[], place: Parameters<typeof faultAt>[0]): Fault[] {
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
