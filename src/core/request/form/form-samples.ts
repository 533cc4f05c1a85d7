import { RANGES } from '../fields.ts';
import { parseCsv } from '../formats/csv.ts';
import { faultAt, type Place } from '../formats/place.ts';
import { readTable } from '../formats/read-table.ts';
import { gatherRows, type Table } from '../formats/table.ts';
import { isExpectedName, isKnownColumn } from '../known-columns.ts';
import { barTable } from './bar-table.ts';

/** An object with a key, or a list of objects, lists or texts. */
const JSON_START = /^\s*(\{\s*"|\[\s*[{["])/;

/** What stands between an input and its answer, as people type it; the first is ours. */
const ARROWS = ['=>', '⇒', '-->', '->', '→', '⟶', '➜'];
/** What parts cells that are pasted without the names of their columns; a comma comes last, as texts have some. */
const DELIMITERS = ['\t', '|', ';', ','];

/** What follows a comma is an answer where it has at most so many words. */
const LABEL_WORDS = 4;

/** Characters that Slack takes in a field: a longer line goes on in the next field. */
const FIELD = 3_000;
const TOO_LONG =
  'is longer than the 3,000 characters that a field takes, so it was cut: shorten it, or put the samples into a file for "llm-pick run".';

interface Line {
  line: string;
  place: Place;
}

/**
 * Samples as a person types or pastes them: lines of `input => expected` (also with `->`, `→`, a tab, a bar,
 * a semicolon or a comma), a table with the names of its columns in the first row (CSV, tabs, a
 * Markdown table), or JSON and JSON Lines.
 */
export function parseFormSamples(pasted: string): Table {
  if (JSON_START.test(pasted)) {
    const table = readTable(pasted, 'samples', { most: RANGES.samples.most, key: null });
    // `["a"] => b` begins like JSON and is none.
    if (table.rows.length > 0 || !ARROWS.some((arrow) => pasted.includes(arrow))) return table;
  }
  const text = barTable(pasted);
  const lines = linesOf(text);
  const arrow = ARROWS.find((each) => lines.some(({ line }) => line.includes(each)));
  const isTable = hasHeader(lines[0]?.line ?? '');
  if (isTable && (arrow === undefined || !lines[0]?.line.includes(arrow))) return tableIn(text);
  if (arrow !== undefined) return pairs(lines, (line) => splitAtArrow(line));
  const delimiter = DELIMITERS.find((each) => lines.every(({ line }) => parts(line, each)));
  if (delimiter === undefined || lines.length === 0) return pairs(lines, () => null);
  const isSheet = lines.every(({ line }) => line.split(delimiter).length > 2);
  if (text.includes('"') || (isSheet && delimiter !== ',')) {
    const names = isSheet ? '' : `input${delimiter}expected\n`;
    return tableIn(names + text, isSheet ? 0 : 1);
  }
  return pairs(lines, (line) => splitAt(line, line.lastIndexOf(delimiter), delimiter.length));
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, place: { file: null, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '');
}

/** Whether a first row names columns: one is called as expected answers are, or all have usual names. */
function hasHeader(first: string): boolean {
  return DELIMITERS.some((delimiter) => {
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

/** Whether a delimiter parts an input from its answer; a comma may as well belong to a text. */
function parts(line: string, delimiter: string): boolean {
  const at = line.lastIndexOf(delimiter);
  return at >= 0 && (delimiter !== ',' || line.slice(at).trim().split(/\s+/).length <= LABEL_WORDS);
}

interface Pair {
  input: string;
  expected: string;
}

function splitAtArrow(line: string): Pair | null {
  const arrow = ARROWS.find((each) => line.includes(each));
  return arrow === undefined ? null : splitAt(line, line.lastIndexOf(arrow), arrow.length);
}

function splitAt(line: string, at: number, length: number): Pair | null {
  const input = line.slice(0, at).trim();
  const expected = line.slice(at + length).trim();
  return input === '' || expected === '' ? null : { input, expected };
}

/** A sample a line, and a fault for every line that is none. */
function pairs(lines: readonly Line[], split: (line: string) => Pair | null): Table {
  return gatherRows(
    lines.map(({ line, place }, index) => {
      const pair = split(line);
      if (pair) return { cells: { ...pair }, name: `sample ${index + 1}`, place };
      const cut = [lines[index - 1], lines[index]].find((each) => each?.line.length === FIELD);
      return cut
        ? faultAt(cut.place, 'samples', `Line ${cut.place.line} ${TOO_LONG}`)
        : faultAt(place, 'samples', `Line ${place.line} must be: input => expected answer.`);
    }),
  );
}
