import { findProvider, type Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { confirmPrices, withTakenPrices } from '../../../src/core/pricing/confirm-prices.ts';
import type { PriceQuote } from '../../../src/core/pricing/price-quotes.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const AT = new Date('2026-11-24');
const BUNDLED = findProvider({ providerId: 'anthropic' })!;
const NAME = 'anthropic/claude-opus-5';

/** Opus 5 costs $5 in and $25 out, says the price library that is shipped. */
const byLibrary = catalogModel({ name: NAME, id: 'claude-opus-5', prices: [] });
/** The same price, by a row of our own. */
const byUs = catalogModel({
  name: NAME,
  id: 'claude-opus-5',
  prices: [priceRow({ input: 5_000_000, output: 25_000_000 })],
});

/** The library's newer data, with this price of Opus 5. */
function newer(input: number, output: number): Provider {
  return {
    ...BUNDLED,
    models: BUNDLED.models.map((model) =>
      model.id === 'claude-opus-5'
        ? { ...model, prices: { input_mtok: input, output_mtok: output } }
        : model,
    ),
  };
}

const quote = (source: string, inputUsd: number, outputUsd: number): PriceQuote => ({
  source,
  inputUsd,
  outputUsd,
});

function standings(
  model: CatalogModel,
  library: readonly Provider[],
  ...others: readonly (PriceQuote | null)[]
) {
  const catalog = { checkedAt: '2026-11-23', models: [model] };
  return confirmPrices(catalog, { library, others: others.map((each) => () => each), at: AT });
}

const SAME = quote('LiteLLM', 5, 25);
const RAISED = quote('LiteLLM', 6, 30);
const KEPT = quote('genai-prices', 5, 25);
const WARNED = 'anthropic/claude-opus-5: sources disagree, $5 in, $25 out';

describe('a price that the library gives', () => {
  it.each([
    {
      case: 'stays where all say the same',
      library: newer(5, 25),
      others: [SAME],
      standing: 'unchanged',
      inForce: KEPT,
      warning: null,
    },
    {
      case: 'stays where nobody says anything',
      library: null,
      others: [null],
      standing: 'unchanged',
      inForce: KEPT,
      warning: null,
    },
    {
      case: 'is changed where another source says the new one as well',
      library: newer(6, 30),
      others: [SAME, RAISED],
      standing: 'taken',
      inForce: quote('genai-prices', 6, 30),
      warning: null,
    },
    {
      case: 'stays where no other source confirms the new one',
      library: newer(6, 30),
      others: [],
      standing: 'unconfirmed',
      inForce: KEPT,
      warning:
        'anthropic/claude-opus-5: a newer price that no second source confirms, $5 in, $25 out (genai-prices) against $6 in, $30 out (genai-prices). The first one stays.',
    },
    {
      case: 'stays where another source says the old one',
      library: newer(6, 30),
      others: [SAME],
      standing: 'disagreed',
      inForce: KEPT,
      warning: `${WARNED} (genai-prices) against $6 in, $30 out (genai-prices). The first one stays.`,
    },
    {
      case: 'stays where another source says a third one',
      library: newer(6, 30),
      others: [quote('LiteLLM', 7, 30)],
      standing: 'disagreed',
      inForce: KEPT,
      warning: `${WARNED} (genai-prices) against $6 in, $30 out (genai-prices). The first one stays.`,
    },
    {
      case: 'stays where the library has no new one and another source another',
      library: newer(5, 25),
      others: [SAME, RAISED],
      standing: 'disagreed',
      inForce: KEPT,
      warning: `${WARNED} (genai-prices) against $6 in, $30 out (LiteLLM). The first one stays.`,
    },
    {
      case: 'stays where another source alone says otherwise',
      library: null,
      others: [RAISED],
      standing: 'disagreed',
      inForce: KEPT,
      warning: `${WARNED} (genai-prices) against $6 in, $30 out (LiteLLM). The first one stays.`,
    },
    {
      case: 'stays where the newer data have no such provider',
      library: { ...newer(6, 30), id: 'elsewhere' },
      others: [SAME],
      standing: 'unchanged',
      inForce: KEPT,
      warning: null,
    },
  ])('$case', ({ library, others, standing, inForce, warning }) => {
    const found = standings(byLibrary, library ? [library] : [], ...others);
    expect(found).toEqual([{ model: NAME, inForce, standing, warning }]);
  });
});

describe('a price that our catalogue gives', () => {
  it('stays, whoever says otherwise and however many', () => {
    const inForce = quote('llm-pick', 5, 25);
    const warning = `${WARNED} (llm-pick) against $6 in, $30 out (genai-prices). The first one stays.`;
    const disagreed = [{ model: NAME, inForce, standing: 'disagreed', warning }];
    expect(standings(byUs, [newer(6, 30)], RAISED)).toEqual(disagreed);
    expect(standings(byUs, [newer(6, 30)])).toEqual(disagreed);
    expect(standings(byUs, [newer(5, 25)], SAME)).toEqual([
      { model: NAME, inForce, standing: 'unchanged', warning: null },
    ]);
  });
});

it('neither a model of a person’s own nor one without a price is compared', () => {
  const own = { ...byUs, own: {} };
  expect(standings(own, [newer(6, 30)], RAISED)).toEqual([]);
  const unpriced = catalogModel({ name: 'anthropic/none', id: 'none', prices: [] });
  expect(standings(unpriced, [newer(6, 30)], RAISED)).toEqual([]);
});

it('the library’s newer data keep what was not taken as it was, and bring what was not there', () => {
  const current = [{ ...newer(5, 25), models: newer(5, 25).models.slice(0, -1) }];
  const lastId = BUNDLED.models.at(-1)!.id;
  const other = { ...newer(6, 30), id: 'elsewhere' };
  const prices = (taken: readonly string[]) =>
    withTakenPrices([newer(6, 30), other], { current, taken: new Set(taken) }).map(
      ({ id, models }) => [id, models.find((model) => model.id === 'claude-opus-5')?.prices],
    );
  const old = { input_mtok: 5, output_mtok: 25 };
  const raised = { input_mtok: 6, output_mtok: 30 };
  expect(prices([])).toEqual([
    ['anthropic', old],
    ['elsewhere', raised],
  ]);
  expect(prices([NAME])).toEqual([
    ['anthropic', raised],
    ['elsewhere', raised],
  ]);
  expect(prices(['anthropic/another'])[0]).toEqual(['anthropic', old]);
  const [anthropic] = withTakenPrices([newer(6, 30)], { current, taken: new Set() });
  expect(anthropic!.models.map(({ id }) => id)).toContain(lastId);
});
