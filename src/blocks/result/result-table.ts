import type { RichTextBlock, TableBlock } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { count } from '../../core/format.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { type ResultRow, resultColumns, resultRows } from '../../core/result/words/result-rows.ts';
import { bold, line, richText } from '../parts/rich-text.ts';
import { rawCell, shorten } from '../parts/text.ts';

/** A cell of ours never needs more; a provider's model id might. */
const CELL = 80;
/** More are no table that anybody reads on a phone. */
const MOST_MODELS = 12;

export interface ResultTable {
  /** null where no model ran. */
  block: TableBlock | null;
  /** The same for the fallback text, a line a model. */
  lines: string[];
  /** What didn't fit; null when everything did. */
  note: string | null;
}

/** The table of the models that ran, twelve at most: the pick first, in bold. */
export function resultTable(result: Result, labelOf: LabelOf): ResultTable {
  const columns = resultColumns(result.evaluation);
  const headings = columns.map(({ heading }) => heading);
  const rows = resultRows(result, labelOf).map((row) => ({
    ...row,
    cells: row.cells.map((cell) => shorten(cell, CELL)),
  }));
  const kept = shownRows(rows);
  const notShown = rows.length - kept.length;
  const block: TableBlock = {
    type: 'table',
    // The one column that may break: else the verdicts stand outside of a message's width.
    column_settings: columns.map(({ align }, index) => ({ align, is_wrapped: index === 0 })),
    rows: [headings.map(rawCell), ...kept.map(rowOf)],
  };
  return {
    block: rows.length === 0 ? null : block,
    lines: kept.map(({ cells }) => lineOf(cells, headings)),
    note:
      notShown === 0
        ? null
        : `${count(notShown, 'more model')} ran: each has a reply in the thread.`,
  };
}

function rowOf({ isPick, cells }: ResultRow): TableBlock['rows'][number] {
  return cells.map(withoutOrphans).map((cell) => (isPick ? boldCell(cell) : rawCell(cell)));
}

function boldCell(text: string): RichTextBlock {
  return richText([line(bold(text))]);
}

/** "✓ Haiku 5.5" stays on one line: the column breaks wherever it may. */
function withoutOrphans(cell: string, column: number): string {
  return column === 0 ? cell.replaceAll(/ (?=\d)|(?<=^✓) /g, '\u00a0') : cell;
}

function lineOf(
  [model, score, perCalls, perMonth, time, verdict]: readonly string[],
  [, scored = '', , , timed]: readonly string[],
): string {
  return `${model}: ${verdict}; ${scored.toLowerCase()} ${score}; ${perCalls} per 1,000 calls; ${perMonth} a month; ${timed}: ${time}`;
}

/** The rows that are shown, in their order: those that are needed, then the first of the others. */
function shownRows(rows: readonly ResultRow[]): ResultRow[] {
  const neededFirst = rows.toSorted((a, b) => Number(b.isNeeded) - Number(a.isNeeded));
  const kept = new Set(neededFirst.slice(0, MOST_MODELS));
  return rows.filter((row) => kept.has(row));
}
