import { expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { expectedAnswerCost } from '../../../src/core/pricing/expected-steps.ts';
import { priceAt } from '../../../src/core/pricing/price-at.ts';
import { catalogModel } from '../../support/fixtures/catalog-fixtures.ts';

const priceOf = (model: CatalogModel) => priceAt(model, new Date('2026-11-24'));
/** $0.0015 at $1 in and $5 out. */
const answer = { model: catalogModel(), inputTokens: 1_000, outputTokens: 100, share: 1 };

it.each([
  { calls: [], usd: 0 },
  { calls: [answer], usd: 0.0015 },
  { calls: [answer, { ...answer, share: 0.2 }], usd: 0.0018 },
  {
    calls: [
      { ...answer, share: 0.5 },
      { ...answer, share: 0 },
    ],
    usd: 0.00075,
  },
])('an answer costs each of its calls times the part of the answers that take it', (row) => {
  expect(expectedAnswerCost(row.calls, priceOf)).toBeCloseTo(row.usd, 12);
});

it.each([null, catalogModel({ prices: [] })])(
  'an answer costs nobody knows what where one of its calls does',
  (model) => {
    expect(expectedAnswerCost([answer, { ...answer, model }], priceOf)).toBeNull();
    expect(expectedAnswerCost([{ ...answer, model, share: 0 }, answer], priceOf)).toBeNull();
  },
);
