import { expect, it } from 'vitest';
import { samplesWords } from '../../../../src/core/result/words/samples-words.ts';
import { HAIKU, result } from '../../../support/fixtures/result-fixtures.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const [example] = HAIKU.examples;
/** Only samples 1 to 4 have an example. */
const examples = upTo(4).map((sample) => ({ ...example!, sample, input: `Input\n ${sample}` }));
const shown = result({ models: [{ ...HAIKU, examples }] });

it.each([
  [[], [], null],
  [[1], [], '1 sample fails every time: "Input 1".'],
  [
    [1, 2],
    [3],
    '2 samples fail every time: "Input 1", "Input 2". 1 sample is answered differently when asked again: "Input 3".',
  ],
  [[], [8, 9], '2 samples are answered differently when asked again.'],
  [upTo(4), [], '4 samples fail every time: "Input 1", "Input 2", "Input 3", "Input 4".'],
  [upTo(5), [], '5 samples fail every time: "Input 1", "Input 2", "Input 3" and 2 others.'],
  [upTo(10), [], '10 samples fail every time: "Input 1", "Input 2", "Input 3" and 7 others.'],
])('failing %j and answered differently %j reads as %s', (alwaysFailing, flipping, words) => {
  const model = { alwaysFailing, flipping, trials: 180, missing: 0 };
  expect(samplesWords(model, shown)).toBe(words);
});

it('what was asked once is not said to fail every time', () => {
  const model = { alwaysFailing: [1], flipping: [], trials: 58, missing: 2 };
  expect(samplesWords(model, shown)).toBe('1 sample fails: "Input 1".');
});

it('a long input is cut', () => {
  const long = result({
    models: [{ ...HAIKU, examples: [{ ...example!, input: 'word '.repeat(90) }] }],
  });
  expect(samplesWords(HAIKU, long)).toContain(
    '"word word word word word word word word word word…"',
  );
});
