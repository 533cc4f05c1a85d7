import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { rungPrice, standingWords } from '../../core/result/ladder-words.ts';
import { resultLadder } from '../../core/result/result-ladder.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { scoreHeading } from '../../core/result/words/result-rows.ts';
import { printable } from './printable.ts';
import type { Screen } from './screen.ts';
import { textTable } from './text-table.ts';

const COLUMNS = [
  { heading: 'price', align: 'right' },
  { heading: 'a month', align: 'right' },
  { heading: 'From the cheapest up', align: 'left' },
] as const;

/** The ladder: where each candidate stands from the cheapest up; '' where none was measured, or there is one. */
export function ladderText(
  result: Result,
  { labelOf, screen }: { labelOf: LabelOf; screen: Screen },
): string {
  const rungs = resultLadder(result, labelOf);
  if (rungs.length < 2 || rungs.every(({ right }) => right === null)) return '';
  const { colours } = screen;
  const rows = rungs.map((rung) => {
    const isLow = rung.dominatedBy !== null && !rung.isPick;
    const colour = rung.isPick ? colours.green : isLow ? colours.dim : String;
    const { times, month } = rungPrice(rung);
    const cells = [times ?? '-', month, rung.label, standingWords(rung)];
    return cells.map((cell) => colour(printable(cell)));
  });
  const standing = { heading: scoreHeading(result.evaluation), align: 'left' } as const;
  return textTable([...COLUMNS, standing], rows, screen);
}
