import { type CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { faultAt } from './place.ts';
import { type RunawayQuote, runawayQuote } from './runaway-quote.ts';

/** What csv-parse returns with `info: true`, which its types don't tell. */
const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/** A record, and where it begins. */
export interface Line {
  record: string[];
  /** The line of the file on which the record begins. */
  line: number;
}

/** What is known of a text before it is read. */
export interface Beginning {
  file: string | null;
  firstLine: number;
  delimiter: string;
  most: number;
  /** How quotes are written: as RFC 4180 has them, unless this says otherwise. */
  quotes?: keyof typeof QUOTES;
}

/** Other ways to write quotes: `, "a"` with spaces around them, `\\"` within a cell, `say "hi"` in one without quotes around it, never as a mark. */
const QUOTES = {
  spaced: { trim: true },
  backslash: { escape: '\\' },
  bare: { relax_quotes: true },
  none: { quote: null },
} as const;

/** The records of a text, and what is wrong with its quotes. */
export interface Records {
  lines: Line[];
  faults: Fault[];
  /** Rows of empty cells at the end. */
  blank: number;
}

/**
 * Returns the records; where quotes are not as RFC 4180 has them, as another usual way reads them without
 * a fault.
 */
export function recordsOf(text: string, begin: Beginning): Records {
  const read = readRecords(text, begin);
  if (read.faults.length === 0) return read;
  const isTabs = begin.delimiter === '\t';
  const others = otherWays(text, isTabs).map((quotes) => readRecords(text, { ...begin, quotes }));
  const fitting = others.find(({ faults, lines }) => faults.length === 0 && isEven(lines));
  return fitting ?? (isTabs ? readRecords(text, { ...begin, quotes: 'none' }) : read);
}

/** The ways that may be meant, the likeliest first: tab-separated files mostly have quotes that are just quotes. */
function otherWays(text: string, isTabs: boolean): readonly (keyof typeof QUOTES)[] {
  if (isTabs) return ['spaced', 'none'];
  return text.includes('\\"') ? ['spaced', 'backslash', 'bare'] : ['spaced', 'bare'];
}

function isEven([first, ...others]: readonly Line[]): boolean {
  return others.every(({ record }) => record.length === first?.record.length);
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
  { file, firstLine, delimiter, most, quotes }: Beginning,
): Records {
  const errors: CsvError[] = [];
  const parsed: unknown = parse(text, {
    delimiter,
    ...(quotes && QUOTES[quotes]),
    info: true,
    on_skip: (error) => {
      if (error && (errors.length < MOST_ERRORS || isOpen(error))) errors.push(error);
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

/** One fault a line; what comes after a quote that runs away is read wrongly, and not reported. */
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
  return [...inside, at(opened, met === null ? NOT_CLOSED : nextQuoteMessage(firstLine - 1 + met))];
}

/** More errors of one kind teach nothing more. */
const MOST_ERRORS = 1_000;

function isOpen({ code }: CsvError): boolean {
  return code === 'CSV_QUOTE_NOT_CLOSED';
}

const INSIDE =
  'A quote stands inside a cell: put the whole cell in quotes and double the quote, e.g. "say ""hi""".';
const NOT_CLOSED =
  'A quote opened here is never closed: close it, and double the quotes inside a cell.';

function nextQuoteMessage(line: number): string {
  return `A quote opened here is not closed before another stands inside the cell, on line ${line}: close it here, or double the quotes inside.`;
}

function newlinesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
}
