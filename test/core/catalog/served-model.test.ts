import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { isSameModel, servedModel } from '../../../src/core/catalog/served-model.ts';

const catalog = loadCatalog();

describe('two spellings of one model', () => {
  it.each([
    ['models/gemini-3.5-flash-lite', 'gemini-3.5-flash-lite'],
    ['publishers/google/models/gemini-3.5-flash-lite', 'gemini-3.5-flash-lite'],
    ['anthropic/claude-haiku-4-5', 'claude-haiku-4-5'],
    ['anthropic/claude-haiku-4.5', 'claude-haiku-4-5'],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5'],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5'],
    ['bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5'],
    ['claude-haiku-4-5@20251001', 'claude-haiku-4-5'],
    ['claude-haiku-4-5-latest', 'claude-haiku-4-5'],
    ['Claude-Haiku-4-5', 'claude-haiku-4-5'],
    ['gemini-2.5-flash-001', 'gemini-2.5-flash'],
    ['gemini-2.5-flash-preview-09-2025', 'gemini-2.5-flash'],
    ['GEMINI-2.5-FLASH', 'gemini-2.5-flash'],
  ])('%s is %s', (served, requested) => {
    expect(isSameModel(served, requested)).toBe(true);
  });

  it.each([
    ['gemini-3.8-flash', 'gemini-3.5-flash-lite'],
    ['gemini-3.5-flash', 'gemini-3.5-flash-lite'],
    ['claude-haiku-4-5', 'claude-haiku-5-5'],
    ['us.anthropic.claude-opus-5-5-20260922-v1:0', 'claude-opus-5'],
  ])('%s is not %s', (served, requested) => {
    expect(isSameModel(served, requested)).toBe(false);
  });

  it('no two models of the catalogue are', () => {
    const ids = catalog.models.map(({ id }) => id);
    const same = ids.flatMap((one, index) =>
      ids.slice(index + 1).filter((other) => isSameModel(one, other)),
    );
    expect(same).toEqual([]);
  });
});

describe('the model that answered', () => {
  const called = findModel(catalog, 'google/gemini-3.5-flash-lite')!;

  it.each([
    ['models/gemini-3.8-flash', 'google/gemini-3.8-flash'],
    ['gemini-3.5-flash-lite-001', 'google/gemini-3.5-flash-lite'],
    ['claude-opus-4-20250514', 'anthropic/claude-opus-4-20250514'],
    ['nobody-knows-this', 'google/gemini-3.5-flash-lite'],
    [null, 'google/gemini-3.5-flash-lite'],
  ])('of a reply by %s is %s', (served, name) => {
    expect(servedModel(catalog, called, served).name).toBe(name);
  });
});
