import { barCells } from './bar-cells.ts';

/** The line of dashes under the names of a Markdown table, or of one that psql prints: |---|---|, ---+--- */
const DASHES = /^\s*\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*\|?\s*$/;
/** Lines that may stand before it: a heading, a remark. */
const MOST_ABOVE = 12;
/** Bold and code marks, which names of columns may stand in. */
const MARKS = /\*\*|`/g;
/** What psql writes below a table. */
const FOOTER = /^\(\d+ rows?\)$/;

/**
 * The rows of a Markdown table with a bar between bare cells, an empty line where its dashes stood; null for
 * text that is none.
 */
export function markdownRows(text: string): string | null {
  const lines = text.split('\n');
  const dashes = lines.findIndex(
    (line, at) => at > 0 && /[|+]/.test(line) && DASHES.test(line) && lines[at - 1]?.includes('|'),
  );
  if (dashes < 0 || dashes > MOST_ABOVE) return null;
  const bare = (line: string, at: number) => {
    if (at === dashes) return '';
    return bareCells(at === dashes - 1 ? line.replaceAll(MARKS, '') : line);
  };
  return lines.map(bare).join('\n');
}

function bareCells(line: string): string {
  const row = line.trim();
  if (FOOTER.test(row)) return '';
  return barCells(row);
}
