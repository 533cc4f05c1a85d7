/** The line of dashes under the names of a Markdown table, or of one that psql prints: |---|---|, ---+--- */
const DASHES = /^\s*\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*\|?\s*$/;
/** Lines that may stand before it: a heading, a remark. */
const MOST_ABOVE = 12;
/** What psql writes below a table. */
const FOOTER = /^\(\d+ rows?\)$/;

/**
 * The rows of a Markdown table with a bar between bare cells, an empty line where its dashes stood; null for
 * text that is none.
 */
export function markdownRows(text: string): string | null {
  const lines = text.split('\n');
  const dashes = lines.findIndex(
    (line, at) => at > 0 && /[|+]/.test(line) && DASHES.test(line) && lines[at - 1]!.includes('|'),
  );
  if (dashes < 0 || dashes > MOST_ABOVE) return null;
  return lines.map((line, at) => (at === dashes ? '' : bareCells(line))).join('\n');
}

function bareCells(line: string): string {
  const row = line.trim();
  if (FOOTER.test(row)) return '';
  const cells = row.replace(/^\||\|$/g, '').split('|');
  return cells.map((cell) => cell.trim()).join('|');
}
