import { isKnownColumn } from '../known-columns.ts';

/** The line above the names of a table that a database prints: +-------+----------+ */
const FRAME = /^\s*\+[-=+]+\+\s*$/;

/** What MySQL writes below a table. */
const FOOTER = /^\s*\d+ rows? in set(?: \([\d.]+ sec\))?\s*$/;

/**
 * The rows of a table that was printed for people, with a tab between the cells: framed with dashes and bars,
 * or with columns that spaces line up to the left or to the right. Lines of dashes become empty; null for
 * text that is no such table.
 */
export function spacedRows(text: string): string | null {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const head = lines[first] ?? '';
  if (FRAME.test(head)) return lines.map(unframed).join('\n');
  const isCounted = head.startsWith(' ') && areCounted(lines.slice(first + 1));
  const names = [...head.matchAll(isCounted ? WORD : NAME)];
  if (names.length < 2 || !names.some(([name]) => isKnownColumn(name))) return null;
  const shown = lines.map((line, at) => barred(isCounted ? withoutCount(line) : line, at - first));
  const body = shown.slice(first + 1).filter((line) => line.trim() !== '');
  const starts = names.slice(1).map(({ index }) => index);
  if (body.every((line) => starts.every((start) => beginsAt(line, start)))) {
    return shown.map((line) => cutAt(line, starts)).join('\n');
  }
  const ends = names.map(({ 0: name, index }) => index + name.length);
  if (!body.every((line) => ends.every((end) => endsAt(line, end)))) return null;
  return shown.map((line) => cutAt(line, ends.slice(0, -1))).join('\n');
}

/** A name of a column, with at least two spaces or the line's end behind it; none with what parts cells. */
const NAME = /[^\s,;|]+(?: [^\s,;|]+)*(?= {2}|\s*$)/g;
const WORD = /[^\s,;|]+/g;

function unframed(line: string): string {
  if (FRAME.test(line) || FOOTER.test(line)) return '';
  const bare = line.trim().replace(/^\||\|$/g, '');
  return bare.split('|').map(quoted).join('\t');
}

/** Whether numbers from 0 count the rows, as pandas prints them; the header has none. */
function areCounted(rows: readonly string[]): boolean {
  const filled = rows.filter((row) => row.trim() !== '');
  return filled.every((row, at) => /^\d+(?= )/.exec(row)?.[0] === String(at));
}

function withoutCount(line: string): string {
  return line.replace(/^\d+/, (digits) => ' '.repeat(digits.length));
}

/** The line under the header is none of the table where it only holds dashes. */
function barred(line: string, behindHeader: number): string {
  return behindHeader === 1 && /^[-= ]+$/.test(line) ? '' : line;
}

/** Whether a cell begins at a place, or the line ends before it. */
function beginsAt(line: string, place: number): boolean {
  return line.length <= place || /^ \S$/.test(line.slice(place - 1, place + 1));
}

/** Whether a cell ends right before a place. */
function endsAt(line: string, place: number): boolean {
  return /^\S ?$/.test(line.slice(place - 1, place + 1));
}

function cutAt(line: string, cuts: readonly number[]): string {
  if (line.trim() === '') return '';
  return [0, ...cuts].map((from, at) => quoted(line.slice(from, cuts[at]))).join('\t');
}

function quoted(cell: string): string {
  const text = cell.trim();
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
