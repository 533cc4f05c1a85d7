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

it('a sample that one of three models gets right is not named', () => {
  const other = modelResult({ trials: 20, alwaysFailing: [12], verdict: 'unclear', why: null });
  const failing = (...alwaysFailing: number[]) => ({ ...HAIKU, alwaysFailing });
  const samplesOf = (...models: Parameters<typeof failedByAll>[0]['models']) =>
    failedByAll({ models }).map(({ sample }) => sample);
  expect(samplesOf(failing(7, 12), { ...FLASH_LITE, alwaysFailing: [7, 12] }, other)).toEqual([12]);
});

it('the example is of the sample itself', () => {
  const twice = { ...HAIKU, alwaysFailing: [31, 7] };
  const models = [twice, { ...FLASH_LITE, examples: [], alwaysFailing: [7, 31] }];
  expect(failedByAll({ models })).toEqual([
    { sample: 31, example: HAIKU.examples[1] },
    { sample: 7, example: HAIKU.examples[0] },
  ]);
});

it('a model without an answer has no say', () => {
  const silent = modelResult({ missing: 5, why: 'unanswered' });
  expect(failedByAll({ models: [silent, HAIKU, FLASH_LITE] })).toHaveLength(1);
});
