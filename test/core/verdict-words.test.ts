import { expect, it } from 'vitest';
import { verdictWords } from '../../src/core/verdict-words.ts';
import { FLASH_LITE, HAIKU, modelResult, result } from '../support/fixtures/result-fixtures.ts';

const [cheaper, dearer] = [0.00001, 0.01].map((costPerCall) => modelResult({ costPerCall }));

it('a pick says that it is the pick', () => {
  expect(verdictWords(HAIKU, result())).toBe('proven, the pick');
});

it('what was run has its own verdict', () => {
  expect(verdictWords(FLASH_LITE, result())).toBe('ruled out');
});

it('what costs more than a proven pick is not needed; what costs less was not run', () => {
  expect(verdictWords(dearer!, result())).toBe('not needed');
  expect(verdictWords(cheaper!, result())).toBe('not run');
});

it('without a pick nothing is unneeded', () => {
  expect(verdictWords(dearer!, result({ pick: null }))).toBe('not run');
});
