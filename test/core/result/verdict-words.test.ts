import { expect, it } from 'vitest';
import { verdictWords } from '../../../src/core/result/verdict-words.ts';
import { FLASH_LITE, HAIKU, modelResult, result } from '../../support/fixtures/result-fixtures.ts';

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

it('what the others are measured against is the reference, not proven to be anything', () => {
  const { evaluation, pick } = result();
  const relative = { ...evaluation, bar: { within: 0.05, of: HAIKU.model } };
  expect(verdictWords(HAIKU, result({ evaluation: relative }))).toBe('reference, the pick');
  expect(verdictWords(HAIKU, result({ evaluation: relative, pick: null }))).toBe('reference');
  expect(pick?.model).toBe(HAIKU.model);
});

it('without a pick nothing is unneeded', () => {
  expect(verdictWords(dearer!, result({ pick: null }))).toBe('not run');
});
