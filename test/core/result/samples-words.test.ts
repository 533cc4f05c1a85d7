import { expect, it } from 'vitest';
import { samplesWords } from '../../../src/core/result/samples-words.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it.each([
  [[], [], null],
  [[7], [], 'Sample 7 fails on every repeat.'],
  [[7, 22], [31], 'Samples 7 and 22 fail on every repeat; sample 31 flips between repeats.'],
  [[], [3, 4, 5], 'Samples 3, 4 and 5 flip between repeats.'],
  [upTo(10), [], 'Samples 1, 2, 3, 4, 5, 6, 7, 8 and 2 more fail on every repeat.'],
])('failing %j and flipping %j reads as %s', (alwaysFailing, flipping, words) => {
  const model = { alwaysFailing, flipping, trials: 60, missing: 0 };
  expect(samplesWords(model, { samples: 40 })).toBe(words);
});

it.each([
  [[7], 'Sample 7 failed (asked once).'],
  [[7, 22], 'Samples 7 and 22 failed (each asked once).'],
])('failing %j with no sample asked twice reads as %s', (alwaysFailing, words) => {
  const model = { alwaysFailing, flipping: [], trials: 38, missing: 2 };
  expect(samplesWords(model, { samples: 40 })).toBe(words);
});
