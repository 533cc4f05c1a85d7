import { expect, it } from 'vitest';
import { samplesTable } from '../../../../src/core/request/form/samples-table.ts';

it.each([
  ['its file', { name: 'a.txt', text: 'c => d' }, [{ input: 'c', expected: 'd' }]],
  ['what was typed, without a file', null, [{ input: 'a', expected: 'b' }]],
])('the samples of a form are those of %s', (_, file, cells) => {
  const { rows } = samplesTable({ samples: 'a => b', file });
  expect(rows.map((row) => row.cells)).toEqual(cells);
});
