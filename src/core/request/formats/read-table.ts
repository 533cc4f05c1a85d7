import { itemAt } from '../../item-at.ts';
import { parseCsv } from './csv.ts';
import { isJsonLines, parseJsonLines } from './json-lines.ts';
import { type JsonOptions, parseJsonTable } from './json-table.ts';
import { otherFile } from './other-files.ts';
import { faultAt } from './place.ts';
import { noTable, type Table } from './table.ts';

/** The table in a file's text: its ending says how it is read, where it has one that says so. */
export function readTable(text: string, file: string, options: JsonOptions): Table {
  const source = text.replace(/^\ufeff/, '');
  const { most } = options;
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const other = otherFile(ending);
  if (other !== null) {
    return noTable(faultAt({ file, line: null, column: null }, 'samples', other));
  }
  if (YAML.has(ending)) return parseJsonTable(source, file, options);
  const isCsvInside = ONE_VALUE.has(ending) && CSV_LINE.test(source);
  if ((JSON_ENDINGS.has(ending) && !isCsvInside) || looksLikeJson(source, ending)) {
    return isLinewise(source, ending)
      ? parseJsonLines(source, file, { most })
      : parseJsonTable(source, file, options);
  }
  return TABS.has(ending) && hasTabs(source)
    ? parseCsv(source, { file, most, delimiter: '\t' })
    : parseCsv(source, { file, most });
}

const YAML: ReadonlySet<string> = new Set(['yml', 'yaml']);
const JSON_ENDINGS: ReadonlySet<string> = new Set([
  'json',
  'jsonl',
  'jl',
  'ndjson',
  'json5',
  'jsonc',
]);
/** Endings of files that hold one value. */
const ONE_VALUE: ReadonlySet<string> = new Set(['json', 'json5', 'jsonc']);
const TABS: ReadonlySet<string> = new Set(['tsv', 'tab']);
const TABLES: ReadonlySet<string> = new Set(['csv', 'tsv', 'tab']);

/** A first line with cells, as neither JSON nor YAML begins. */
const CSV_LINE = /^[^:{[\]}\n/]*[,;\t][^:{[\]}\n/]*\n[^\n]*[,;\t]/;

/** In a file of another kind than its ending says, too. */
function looksLikeJson(source: string, ending: string): boolean {
  return (TABLES.has(ending) ? /^\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:/ : /^\s*(?:[[{]|\/[/*])/).test(
    source,
  );
}

/** Whether the first line with something in it has one: many a .tsv holds CSV. */
function hasTabs(source: string): boolean {
  return itemAt(source.trimStart().split(/[\r\n]/, 1), 0).includes('\t');
}

/** One value a line, whatever the ending says: many a .json holds JSON Lines, and the other way round. */
function isLinewise(text: string, ending: string): boolean {
  if (isJsonLines(text)) return true;
  return !ONE_VALUE.has(ending) && !/^\s*(?:\[\s*[[{]|\/[/*])/.test(text) && !isWholeObject(text);
}

/** An object over several lines, in a file that should have one a line. */
function isWholeObject(text: string): boolean {
  const [first, second] = text.trim().split(/[\r\n]+/, 2);
  return second !== undefined && first?.trim() === '{';
}
