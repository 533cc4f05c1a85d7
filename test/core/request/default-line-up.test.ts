import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { defaultLineUp } from '../../../src/core/request/default-line-up.ts';
import { HAIKU } from '../../support/evaluation-request.ts';

const AT = new Date('2026-11-24T12:00:00Z');
const LISTED = findModel(loadCatalog(), HAIKU)!;
const RATES = { input: 1, output: 5, cacheRead: 1, cacheWrite: 1, cacheWrite1h: 1 };
const PRICE = { ...RATES, from: '2026-01-01', to: null, above: null, source: 'here' };

const model = (id: string, change: Partial<CatalogModel> = {}): CatalogModel => ({
  ...LISTED,
  id,
  name: `anthropic/${id}`,
  defaultMaxOutputTokens: 512,
  lineUp: true,
  lineUpEfforts: [],
  retires: null,
  prices: [PRICE],
  ...change,
});

const lineUpOf = (...models: CatalogModel[]) => defaultLineUp({ checkedAt: '', models }, AT);

it('each model is in it at its default effort, then at those it is tried at', () => {
  const settings = { provider: 'anthropic', maxOutputTokens: 512, temperature: null };
  expect(lineUpOf(model('b', { lineUpEfforts: ['low', 'high'] }), model('a'))).toEqual([
    { ...settings, name: 'anthropic/b', model: 'b', effort: null },
    { ...settings, name: 'anthropic/b@low', model: 'b', effort: 'low' },
    { ...settings, name: 'anthropic/b@high', model: 'b', effort: 'high' },
    { ...settings, name: 'anthropic/a', model: 'a', effort: null },
  ]);
});

it.each<[string, Partial<CatalogModel>, boolean]>([
  ['retires tomorrow', { retires: '2026-11-25' }, true],
  ['retired today', { retires: '2026-11-24' }, false],
  ['is not listed for it', { lineUp: false }, false],
  ['has no price yet', { prices: [{ ...PRICE, from: '2026-12-01' }] }, false],
])('a model that %s: %j, in it %s', (_, change, isIn) => {
  expect(lineUpOf(model('a', change), model('b'))).toHaveLength(isIn ? 2 : 1);
});
