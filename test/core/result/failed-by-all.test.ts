import { expect, it } from 'vitest';
import { failedByAll } from '../../../src/core/result/failed-by-all.ts';
import { FLASH_LITE, HAIKU, modelResult } from '../../support/fixtures/result-fixtures.ts';

it('a sample that every model fails every time is named, with a wrong answer', () => {
  expect(failedByAll({ models: [HAIKU, FLASH_LITE, modelResult()] })).toEqual([
    { sample: 7, example: HAIKU.examples[0] },
  ]);
});

it('a wrong answer is taken from whichever model shows one', () => {
  const silent = { ...HAIKU, examples: [], alwaysFailing: [12] };
  expect(failedByAll({ models: [silent, FLASH_LITE] })).toEqual([
    { sample: 12, example: FLASH_LITE.examples[0] },
  ]);
  const both = { ...FLASH_LITE, examples: [] };
  expect(failedByAll({ models: [silent, both] })).toEqual([{ sample: 12, example: null }]);
});

it('one model alone says nothing of a sample', () => {
  expect(failedByAll({ models: [HAIKU, modelResult({ alwaysFailing: [7] })] })).toEqual([]);
  expect(failedByAll({ models: [] })).toEqual([]);
});

it('a model that had a pilot alone, of another sample, has no say', () => {
  const pilot = modelResult({ trials: 1, passed: 1 });
  expect(failedByAll({ models: [HAIKU, FLASH_LITE, pilot] })).toHaveLength(1);
});
