import { count, wholeNumber } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { seededOrder } from '../stats/seeded-order.ts';
import type { Fields } from './fields.ts';
import type { Row } from './formats/table.ts';

/** The samples that `take` asks for, in the file's order, and what to say of it. */
export function takeRows(
  rows: readonly Row[],
  take: Fields['take'],
  seed: number,
): { rows: readonly Row[]; notes: readonly string[] } {
  if (take === undefined) return { rows, notes: [] };
  if (take.kind === 'first') {
    const note = `The first ${count(Math.min(take.first, rows.length), 'sample')} of the file, and no more, as take says.`;
    return { rows: rows.slice(0, take.first), notes: [note] };
  }
  if (take.count >= rows.length) {
    return { rows, notes: [`All ${count(rows.length, 'sample')}: take asks for no fewer.`] };
  }
  const drawn = seededOrder(rows.length, seed)
    .slice(0, take.count)
    .toSorted((a, b) => a - b);
  const note = `${wholeNumber(take.count)} of ${count(rows.length, 'sample')}, drawn with seed ${seed}.`;
  return { rows: drawn.map((index) => itemAt(rows, index)), notes: [note] };
}
