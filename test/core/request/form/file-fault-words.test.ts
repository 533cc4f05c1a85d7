import { expect, it } from 'vitest';
import { fileFaultWords } from '../../../../src/core/request/form/file-fault-words.ts';
import { samplesTable } from '../../../../src/core/request/form/samples-table.ts';

const wordsOf = (name: string, text: string) =>
  fileFaultWords(samplesTable({ samples: '', file: { name, text } }).faults);

const ROW = '{"input":"a","expected":"b"}';

it('a line of a file that can’t be read is named, by its place in the file', () => {
  expect(wordsOf('bad.jsonl', `${ROW}\n{oops\n${ROW}`)).toEqual([
    expect.stringMatching(/^Line 2: This line is not JSON: [^(]*\.$/),
  ]);
});

it('three are named, like ones are folded, and nothing is said twice', () => {
  const words = wordsOf('bad.jsonl', Array.from({ length: 9 }, () => '{oops').join('\n'));
  expect(words).toHaveLength(1);
  expect(words[0]).toMatch(/^Line 1: .* So it is on 8 more lines: 2, 3, 4, 5, 6, …\.$/);
});

it('what names its place itself is left as it stands', () => {
  expect(wordsOf('one.csv', 'input,expected\n')).toEqual([
    'There are no samples under the first row, which names the columns: add some.',
  ]);
});
