import { expect, it } from 'vitest';
import type { Row } from '../../../src/core/request/formats/table.ts';
import { takeRows } from '../../../src/core/request/take.ts';

const rows: Row[] = Array.from({ length: 10 }, (_, at) => ({
  cells: { input: at },
  name: `sample ${at + 1}`,
  place: { file: null, line: at, column: null },
}));
const lines = (taken: readonly Row[]) => taken.map(({ place }) => place.line!);

it('takes all where nothing is asked, or no fewer', () => {
  expect(takeRows(rows, undefined, 1)).toEqual({ rows, notes: [] });
  expect(takeRows(rows, { kind: 'drawn', count: 10 }, 1)).toEqual({
    rows,
    notes: ['All 10 samples: take asks for no fewer.'],
  });
});

it('takes the first', () => {
  const { rows: taken, notes } = takeRows(rows, { kind: 'first', first: 3 }, 1);
  expect(lines(taken)).toEqual([0, 1, 2]);
  expect(notes).toEqual(['The first 3 samples of the file, and no more, as take says.']);
  expect(takeRows(rows, { kind: 'first', first: 99 }, 1).notes[0]).toContain('first 10 samples');
});

it('draws by the seed, in the file’s order', () => {
  const { rows: taken, notes } = takeRows(rows, { kind: 'drawn', count: 4 }, 7);
  const drawn = lines(taken);
  expect(drawn).toHaveLength(4);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  expect(drawn).not.toEqual([0, 1, 2, 3]);
  expect(notes).toEqual(['4 of 10 samples, drawn with seed 7.']);
  expect(lines(takeRows(rows, { kind: 'drawn', count: 4 }, 8).rows)).not.toEqual(drawn);
});
