import { RANGES } from '../fields.ts';
import { parseCsv } from '../formats/csv.ts';
import { readTable } from '../formats/read-table.ts';
import { gatherRows, type Table } from '../formats/table.ts';
import { isExpectedName, isKnownColumn } from '../known-columns.ts';
import { barTable } from './bar-table.ts';
import { barePaste, withoutFences } from './bare-paste.ts';
import { labelledRows } from './labelled-rows.ts';
import { type PastedLine, pairTable } from './pair-table.ts';
import { hasArrow, labelDelimiter, splitAtArrow, splitAtLabel, splitAtLast } from './split-pair.ts';

/** An object with a key, or a list of objects, lists or texts. */
const JSON_START = /^\s*(\{\s*"|\[\s*[{["])/;

/** What parts cells that are pasted without the names of their columns. */
const DELIMITERS = ['\t', '|', ';'];

/**
 * Samples as a person types or pastes them: lines of `input => expected` (also with `->`, `→`, a tab, a bar,
 * a semicolon, a comma, or a colon or dash before labels), lines that say what they hold (`Q: …`, `A: …`), a
 * table with the names of its columns in the first row (CSV, tabs, a Markdown table), or JSON and JSON
 * Lines; in a list or a code block, too.
 */
export function parseFormSamples(pasted: string): Table {
  const unfenced = withoutFences(pasted);
  if (JSON_START.test(unfenced)) {
    const table = readTable(unfenced, 'samples', { most: RANGES.samples.most, key: null });
    // `["a"] => b` begins like JSON and is none.
    if (table.rows.length > 0 || !hasArrow(unfenced)) return table;
  }
  const bare = barePaste(unfenced);
  const table = tableOfLines(barTable(bare.text));
  return { ...table, notes: [...bare.notes, ...table.notes] };
}

function tableOfLines(text: string): Table {
  const lines = linesOf(text);
  const first = lines[0]?.line ?? '';
  if (hasHeader(first) && !hasArrow(first)) return tableIn(text);
  if (lines.every(({ line }) => splitAtLabel(line))) return pairTable(lines, splitAtLabel);
  const labelled = labelledRows(lines);
  if (labelled !== null) return gatherRows(labelled);
  const withArrow = lines.filter(({ line }) => hasArrow(line)).length;
  const cells = withArrow * 2 < lines.length ? tableOfCells(text, lines) : null;
  return cells ?? pairTable(lines, splitAtArrow);
}

/** Cells without the names of their columns; null where no delimiter parts every line. */
function tableOfCells(text: string, lines: readonly PastedLine[]): Table | null {
  const delimiter =
    DELIMITERS.find((each) => lines.every(({ line }) => line.includes(each))) ??
    labelDelimiter(lines.map(({ line }) => line));
  if (delimiter === null) return quotedPairs(text);
  const isSheet = lines.every(({ line }) => line.split(delimiter).length > 2);
  const isQuoted = text.includes('"') && (delimiter === ',' || DELIMITERS.includes(delimiter));
  if (isSheet && (isQuoted || DELIMITERS.includes(delimiter))) return tableIn(text);
  if (isQuoted) return namedPairs(text, delimiter);
  return pairTable(lines, splitAtLast(delimiter));
}

/** Two columns of a sheet, of which a cell has lines of its own: it stands in quotes. */
function quotedPairs(text: string): Table | null {
  if (!text.includes('"')) return null;
  const isWhole = ({ rows, faults }: Table) =>
    faults.length === 0 &&
    rows.length > 0 &&
    rows.every(({ cells }) => Object.values(cells).every((cell) => cell !== ''));
  const tables = ['\t', ';', ','].map((delimiter) => namedPairs(text, delimiter));
  return tables.find(isWhole) ?? null;
}

/** The line of names before it is ours. */
function namedPairs(text: string, delimiter: string): Table {
  return tableIn(`input${delimiter}expected\n${text}`, 1);
}

function linesOf(text: string): PastedLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, place: { file: null, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '');
}

/** Whether a first row names columns: one is called as expected answers are, or all have usual names. */
function hasHeader(first: string): boolean {
  return [...DELIMITERS, ','].some((delimiter) => {
    const names = first.split(delimiter).map((name) => name.trim().replaceAll(/^"|"$/g, ''));
    return names.length > 1 && (names.some(isExpectedName) || names.every(isKnownColumn));
  });
}

/** Read as a file would be; `added` lines before it are ours. */
function tableIn(text: string, added = 0): Table {
  const skipped = text.length - text.trimStart().length;
  const firstLine = text.slice(0, skipped).split('\n').length - added;
  return parseCsv(text.trimStart(), { file: null, firstLine, most: RANGES.samples.most });
}
