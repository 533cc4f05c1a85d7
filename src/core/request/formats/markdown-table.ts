/** A row of cells between bars, and under it one of dashes. */
const TABLE = /^\s*\|?[^\n]*\|[^\n]*\n\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*(?:\n|$)/;

/**
 * The rows of a Markdown table with a bar between bare cells, an empty line where its dashes stood; null for
 * text that is none.
 */
export function markdownRows(text: string): string | null {
  if (!TABLE.test(text)) return null;
  const lines = text.split('\n').map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|'),
  );
  return lines
    .map((cells, index) =>
      index === dashesAt(text) ? '' : cells.map((cell) => cell.trim()).join('|'),
    )
    .join('\n');
}

/** The line of the dashes, counted from 0. */
function dashesAt(text: string): number {
  return text.slice(0, text.search(/\S/)).split('\n').length;
}
