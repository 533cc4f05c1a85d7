import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Screen } from './screen.ts';

export interface Column {
  heading: string;
  align: 'left' | 'right';
}

/**
 * A table without boxes: headings, then rows. Where it is wider than the screen, its columns move
 * together, and cells break between words.
 */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { colours, width }: Screen,
): string {
  const headings = columns.map(({ heading }) => heading);
  const { widths, gap } = widthsFor([headings, ...rows], width);
  const table = new Table({
    head: headings.map((heading) => colours.bold(heading)),
    colAligns: columns.map(({ align }) => align),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: { ...PLAIN, middle: ' '.repeat(gap) },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const GAP = 3;
const SMALL_GAP = 2;

/** The columns' widths: what they hold; where that is too wide, the least that breaks the fewest cells. */
function widthsFor(rows: readonly (readonly string[])[], width: number) {
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? ''));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => stringWidth(cell))));
  const total = (gap: number) => widths.reduce((sum, each) => sum + each + gap, -gap);
  if (total(GAP) <= width) return { widths, gap: GAP };
  const least = columns.map((cells) => widestWord(cells));
  const broken = (index: number) =>
    (columns[index] ?? []).filter((cell) => stringWidth(cell) >= (widths[index] ?? 0)).length;
  while (total(SMALL_GAP) > width) {
    const [narrowed] = [...widths.keys()]
      .filter((index) => (widths[index] ?? 0) > (least[index] ?? 0))
      .sort((a, b) => broken(a) - broken(b));
    if (narrowed === undefined) break;
    widths[narrowed] = (widths[narrowed] ?? 0) - 1;
  }
  return { widths, gap: SMALL_GAP };
}

function widestWord(cells: readonly string[]): number {
  return Math.max(...cells.flatMap((cell) => cell.split(' ').map((word) => stringWidth(word))));
}

const PLAIN = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
};
