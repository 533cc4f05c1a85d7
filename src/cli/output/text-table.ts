import Table from 'cli-table3';
import stringWidth from 'string-width';
import { itemAt } from '../../core/item-at.ts';
import { type Screen, wrapText } from './screen.ts';

export interface Column {
  heading: string;
  /** The heading where the whole table is too wide; null leaves the column out there. */
  narrow?: string | null;
  align: 'left' | 'right';
}

/**
 * A table without boxes: headings, then rows. Where it is wider than the screen, its columns move
 * together, then change to their narrow form, then cells break between words; headings never do. On a
 * screen that is too narrow for that each row is a list of its cells.
 */
export function textTable(
  all: readonly Column[],
  allRows: readonly (readonly string[])[],
  { colours, width }: Screen,
): string {
  const { columns, rows } = fittingColumns(all, allRows, width);
  const headings = columns.map(({ heading }) => heading);
  const { widths, gap } = widthsFor(headings, rows, width);
  if (totalOf(widths, gap) > width) return rowLists(all, allRows, { colours, width });
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

/** Each row as its first cell, with the others below it behind their headings. */
function rowLists(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screen: Screen,
): string {
  const lists = rows.map(([first = '', ...cells]) =>
    [
      wrapText(screen.colours.bold(first), screen, HANG),
      ...cells.map((cell, index) =>
        wrapText(`  ${itemAt(columns, index + 1).heading}: ${cell}`, screen, HANG),
      ),
    ].join('\n'),
  );
  return lists.join('\n');
}

const HANG = 2;
const GAP = 3;
const SMALL_GAP = 2;

/** The columns as they are, or in their narrow form where they would not fit side by side. */
function fittingColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): { columns: readonly Column[]; rows: readonly (readonly string[])[] } {
  const widths = columns.map(({ heading }, index) => widest([heading, ...cellsOf(rows, index)]));
  if (totalOf(widths, SMALL_GAP) <= width) return { columns, rows };
  const kept = [...columns.keys()].filter((index) => columns[index]?.narrow !== null);
  return {
    columns: kept.map((index) => {
      const column = itemAt(columns, index);
      return { ...column, heading: column.narrow ?? column.heading };
    }),
    rows: rows.map((row) => kept.map((index) => row[index] ?? '')),
  };
}

/** The columns' widths: what they hold; where that is too wide, the least that breaks the fewest cells. */
function widthsFor(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
) {
  const columns = headings.map((_, index) => cellsOf(rows, index));
  const widths = columns.map((cells, index) => widest([itemAt(headings, index), ...cells]));
  const total = (gap: number) => totalOf(widths, gap);
  if (total(GAP) <= width) return { widths, gap: GAP };
  const least = columns.map((cells, index) =>
    widest([itemAt(headings, index), ...cells.flatMap((cell) => cell.split(' '))]),
  );
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

function cellsOf(rows: readonly (readonly string[])[], index: number): string[] {
  return rows.map((row) => row[index] ?? '');
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => stringWidth(text)));
}

function totalOf(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, each) => sum + each + gap, -gap);
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};
