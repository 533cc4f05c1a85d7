/**
 * Returns a row of a Markdown table as bare cells with a bar between them: `\|` is a bar within a cell, which
 * then stands in quotes.
 */
export function barCells(row: string): string {
  const cells = row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => bareCell(cell.trim())).join('|');
}

function bareCell(cell: string): string {
  const bare = cell.replaceAll('\\|', '|');
  return bare === cell ? cell : `"${bare.replaceAll('"', '""')}"`;
}
