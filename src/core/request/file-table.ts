import { withoutFences } from './form/bare-paste.ts';
import { parseFormSamples } from './form/form-samples.ts';
import { hasArrow } from './form/split-pair.ts';
import type { JsonOptions } from './formats/json-table.ts';
import { readTable } from './formats/read-table.ts';
import type { Table } from './formats/table.ts';
import { isExpectedName } from './known-columns.ts';

/**
 * Returns the samples in a file's text: a table, JSON or YAML as its ending says; else lines as people type
 * them (`input => expected`, `Q: …` and `A: …`). Where most lines have an arrow, the others are faults.
 */
export function fileTable(text: string, file: string, options: JsonOptions): Table {
  const unfenced = withoutFences(text);
  const table = readTable(unfenced, file, options);
  if (DATA.test(file)) return table;
  const mayBeTyped = looksTyped(unfenced) || (table.columns.length < 2 && PLAIN_TEXT.test(file));
  if (table.columns.some(isExpectedName) || !mayBeTyped) return table;
  const typed = parseFormSamples(unfenced);
  const isWhole = typed.faults.length === 0 && typed.columns.some(isExpectedName);
  if (isWhole || haveArrows(unfenced)) return placedIn(file, typed);
  return withoutAnswers(table);
}

/** Whether the first line has an arrow, or says what it holds: `Q: …`. */
function looksTyped(text: string): boolean {
  const [first = ''] = text.trimStart().split(LINE_END, 1);
  return hasArrow(first) || /^\W{0,3}[\p{L} ]{1,20}:/u.test(first);
}

/** Endings of files that are no lines as people type them. */
const DATA = /\.(?:ya?ml|json[lc5]?|ndjson|jl)$/i;
/** Names without an ending, and those of notes. */
const PLAIN_TEXT = /(?:^|[/\\])[^./\\]+$|\.(?:txt|text|md|markdown|log)$/i;
const LINE_END = /\r\n?|\n/;

/** The share of lines with an arrow from which one without is a slip. */
const MOST_LINES = 0.8;

function haveArrows(text: string): boolean {
  const lines = text.split(LINE_END).filter((line) => line.trim() !== '');
  return lines.filter(hasArrow).length >= MOST_LINES * lines.length;
}

/** A table whose one column has no name may be lines with inputs alone: then that is what is wrong. */
function withoutAnswers(table: Table): Table {
  const { columns, headless } = table;
  if (columns.length !== 1 || headless === null) return table;
  return { ...table, headless: { ...headless, fault: { ...headless.fault, message: INPUTS } } };
}

const INPUTS =
  'Every line is an input alone: write "input => expected answer" on each. Where a judge scores, put a line with the word input before the first.';

function placedIn(file: string, { rows, faults, ...table }: Table): Table {
  return {
    ...table,
    rows: rows.map((row) => ({ ...row, place: { ...row.place, file } })),
    faults: faults.map((fault) => ({ ...fault, file })),
  };
}
