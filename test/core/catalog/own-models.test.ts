import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import {
  catalogWith,
  linesToDescribe,
  parseOwnModels,
  withOwnModels,
} from '../../../src/core/catalog/own-models.ts';
import { resolveCandidate } from '../../../src/core/catalog/resolve-candidate.ts';
import { ownModelsIn } from '../../../src/core/request/own-models.ts';

const catalog = loadCatalog();
const MINE = {
  provider: 'google',
  id: 'gemini-5-helium',
  contextWindow: 1_000_000,
  maxOutputTokens: 32_768,
  prices: [{ input: 1, output: 5 }],
};

describe('a model of a person’s own', () => {
  it('takes what it leaves out from what is usual', () => {
    const { models, faults } = parseOwnModels([MINE], catalog);
    expect(faults).toEqual([]);
    expect(models[0]).toMatchObject({
      name: 'google/gemini-5-helium',
      label: 'gemini-5-helium',
      defaultMaxOutputTokens: 4_096,
      temperature: false,
      own: MINE,
      prices: [{ from: '1970-01-01', input: 1_000_000, cacheRead: 1_000_000, cacheWrite1h: 1e6 }],
    });
  });

  it('is free where that is said, and priced at nothing', () => {
    const { prices: _, ...rest } = MINE;
    const { models } = parseOwnModels({ models: [{ ...rest, price: 'free' }] }, catalog);
    expect(models[0]?.prices).toMatchObject([{ input: 0, output: 0 }]);
  });

  it('is a candidate like any other, with its efforts', () => {
    const { models } = parseOwnModels([{ ...MINE, efforts: ['low', 'xhigh'] }], catalog);
    const wider = withOwnModels(catalog, models);
    expect(resolveCandidate(wider, 'google/gemini-5-helium@xhigh')).toMatchObject({
      candidate: { provider: 'google', model: 'gemini-5-helium', effort: 'xhigh' },
    });
  });

  it('gives way to the catalogue once that lists it', () => {
    const listed = { ...MINE, id: 'gemini-4-neon' };
    expect(catalogWith(catalog, [listed]).models).toBe(catalog.models);
    expect(findModel(catalogWith(catalog, [MINE]), 'google/gemini-5-helium')).not.toBeNull();
  });

  it.each<[string, Record<string, unknown>, (string | number)[], RegExp]>([
    ['is listed', { id: 'gemini-4-neon' }, [0, 'id'], /stays as it is/],
    ['has no price', { prices: [] }, [0, 'prices'], /price: free/],
    ['costs nothing by its rows', { prices: [{ input: 0, output: 0 }] }, [0, 'prices'], /above 0/],
    ['is free and priced', { price: 'free' }, [0, 'price'], /leave out one/],
    ['costs another word', { price: 'cheap' }, [0, 'price'], /can only be the word free/],
    ['is of nobody we call', { provider: 'openai' }, [0, 'provider'], /anthropic, google/],
    [
      'has a misspelt key',
      { maxTokens: 1 },
      [0, 'maxTokens'],
      /^is not known here\. Known are provider, id, /,
    ],
    ['has an effort in its name', { id: 'x@low' }, [0, 'id'], /exact model id/],
    [
      'answers too long unasked',
      { defaultMaxOutputTokens: 99_999 },
      [0, 'defaultMaxOutputTokens'],
      /lower it/,
    ],
  ])('that %s is refused, with its place and what to do', (_, change, path, message) => {
    const { models, faults } = parseOwnModels([{ ...MINE, ...change }], catalog);
    expect(models).toEqual([]);
    expect(faults).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('there twice is refused once', () => {
    expect(parseOwnModels([MINE, MINE], catalog).faults).toMatchObject([{ path: [1, 'id'] }]);
  });

  it.each([{}, 'text', 7, null])('is no %j', (value) => {
    expect(parseOwnModels(value, catalog).faults).toMatchObject([{ path: [] }]);
  });
});

it('an unknown name has the lines to paste, which hold as they are', () => {
  const lines = linesToDescribe('google/gemini-5-helium@high', catalog);
  const text = lines!.replace('catalog:', 'models:');
  expect(ownModelsIn(text, 'mine.yml', catalog)).toMatchObject({
    faults: [],
    models: [{ name: 'google/gemini-5-helium' }],
  });
  expect(linesToDescribe('gpt-6', catalog)).toContain('provider: anthropic or google');
  expect(linesToDescribe('openai/gpt-5', catalog)).toBeNull();
  expect(linesToDescribe('', catalog)).toBeNull();
  expect(linesToDescribe('google/', catalog)).toBeNull();
  expect(linesToDescribe('google/two words', catalog)).toBeNull();
  expect(linesToDescribe('claude-haiku-5-5@low', catalog)).toBeNull();
});

it('a file’s faults stand where they are', () => {
  const text = `models:\n  - ${JSON.stringify(MINE)}\n  - provider: google\n    id: other\n    contextWindow: 0\n    maxOutputTokens: 1\n`;
  expect(ownModelsIn(text, 'mine.yml', catalog).faults).toMatchObject([
    { file: 'mine.yml', line: 5, field: 'models[1].contextWindow' },
  ]);
});
