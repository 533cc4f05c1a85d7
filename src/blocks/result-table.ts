import type { TableBlock } from '@slack/types';
import { count, dollars, duration } from '../core/format.ts';
import type { ModelResult, Result } from '../core/result/result.ts';
import { scoreWords } from '../core/result/result-words.ts';
import { verdictWords } from '../core/result/verdict-words.ts';
import { LIMITS } from './limits.ts';
import type { LabelOf } from './surfaces.ts';
import { rawCell, shorten } from './text.ts';

const COLUMNS = [
  { heading: 'Model', align: 'left' },
  { heading: 'Score (90% interval)', align: 'right' },
  { heading: 'Per call', align: 'right' },
  { heading: 'Per month', align: 'right' },
  { heading: 'p50', align: 'right' },
  { heading: 'Verdict', align: 'left' },
] as const;
const HEADINGS = COLUMNS.map(({ heading }) => heading);
/** A cell of ours never needs more; a provider's model id might. */
const CELL = 80;

export interface ResultTable {
  block: TableBlock;
  /** The same for the fallback text, a line a model. */
  lines: string[];
  /** What didn't fit; null when everything did. */
  note: string | null;
}

/** The table of all candidates, cheapest first, as far as Slack takes them; the pick always stays. */
export function resultTable(result: Result, labelOf: LabelOf): ResultTable {
  const rows = result.models.map((model) => ({
    pick: model.model === result.pick?.model,
    cells: cellsOf(model, result, labelOf).map((cell) => shorten(cell, CELL)),
  }));
  const kept = fitting(rows);
  const left = rows.length - kept.length;
  return {
    block: {
      type: 'table',
      // The one column that may break: else the verdicts stand outside of a message's width.
      column_settings: COLUMNS.map(({ align, heading }) => ({
        align,
        is_wrapped: heading === 'Model',
      })),
      rows: [HEADINGS, ...kept.map(({ cells }) => cells)].map((cells) =>
        cells.map(withoutOrphans).map(rawCell),
      ),
    },
    lines: kept.map(({ cells }) => lineOf(cells)),
    note:
      left === 0 ? null : `The table has no room for ${count(left, 'more model')}: see the thread.`,
  };
}

/** "Haiku 5.5" stays on one line: the column breaks wherever it may. */
function withoutOrphans(cell: string, column: number): string {
  return column === 0 ? cell.replaceAll(/ (?=\d)/g, '\u00a0') : cell;
}

function cellsOf(model: ModelResult, result: Result, labelOf: LabelOf): string[] {
  const about = model.costEstimated ? '~' : '';
  const simulated = model.simulated ? ' (simulated)' : '';
  return [
    `${labelOf(model.model)}${simulated}`,
    scoreWords(model),
    `${about}${dollars(model.costPerCall)}`,
    `${about}${dollars(model.monthlySpend)}${laterSpend(model)}`,
    model.latencyMs === null ? '-' : duration(model.latencyMs.p50),
    verdictWords(model, result),
  ];
}

/** The last step announced; the lines below the table say when each comes. */
function laterSpend({ laterSpend }: ModelResult): string {
  const last = laterSpend.at(-1);
  return last ? `, later ${dollars(last.monthlySpend)}` : '';
}

function lineOf([model, score, perCall, perMonth, p50, verdict]: readonly string[]): string {
  return `${model}: ${verdict}; score ${score}; ${perCall} a call; ${perMonth} a month; p50 ${p50}`;
}

interface Row {
  pick: boolean;
  cells: readonly string[];
}

/** The first rows that fit below the headings, with room kept for the pick. */
function fitting(rows: readonly Row[]): Row[] {
  const pick = rows.find((row) => row.pick);
  const kept: Row[] = [];
  let room = LIMITS.table.characters - size(HEADINGS) - size(pick?.cells ?? []);
  let places = LIMITS.table.rows - 1 - (pick ? 1 : 0);
  for (const row of rows) {
    if (!row.pick) {
      room -= size(row.cells);
      places -= 1;
    }
    if (room >= 0 && places >= 0) kept.push(row);
    else if (row.pick) kept.push(row);
  }
  return kept;
}

function size(cells: readonly string[]): number {
  return cells.reduce((sum, { length }) => sum + length, 0);
}
