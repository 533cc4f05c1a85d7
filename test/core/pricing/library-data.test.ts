import { findProvider, type Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { parseLibraryData } from '../../../src/core/pricing/library-data.ts';
import { catalogModel } from '../../support/fixtures/catalog-fixtures.ts';

const catalog = loadCatalog();
const AT = new Date('2026-11-24');
const BUNDLED = ['anthropic', 'google'].map((providerId) => findProvider({ providerId })!);
/** Priced by the library alone. */
const LIBRARY = 'anthropic/claude-opus-5';

const parse = (data: unknown) => parseLibraryData(data, catalog, AT);

/** The bundled data with this price of every model. */
function priced(prices: unknown): unknown[] {
  const change = (provider: Provider) => ({
    ...provider,
    models: provider.models.map((model) => ({ ...model, prices })),
  });
  return BUNDLED.map(change);
}

describe('data of the price library', () => {
  it('is taken of our providers alone, whatever the others hold', () => {
    const taken = parse([{ id: 'elsewhere', name: 1 }, ...BUNDLED]);
    expect(taken.map(({ id }) => id)).toEqual(['anthropic', 'google']);
    expect(taken[0]!.models.length).toBe(BUNDLED[0]!.models.length);
  });

  it.each([
    ['nothing', null],
    ['an object', {}],
    ['a list of texts', ['anthropic']],
    ['one provider of two', [BUNDLED[0]]],
    ['a price that is text', priced({ input_mtok: '3' })],
    ['a negative price', priced({ input_mtok: -1, output_mtok: 1 })],
    ['a tier without its start', priced({ input_mtok: { base: 1, tiers: [{ price: 2 }] } })],
    ['no price at any time', priced([])],
  ])('is refused where it is no such data: %s', (_, data) => {
    expect(() => parse(data)).toThrow(/^not price data: /);
  });

  it.each([
    ['free input', { input_mtok: 0, output_mtok: 1 }],
    ['free output', { input_mtok: 1, output_mtok: 0 }],
  ])('is refused where a model would be %s', (_, prices) => {
    expect(() => parse(priced(prices))).toThrow(/^it has no price of /);
  });

  it('is refused where a model that had a price has none any more', () => {
    const [anthropic, google] = BUNDLED as [Provider, Provider];
    const models = anthropic.models.filter(({ id }) => !id.startsWith('claude-opus-5'));
    expect(() => parse([{ ...anthropic, models }, google])).toThrow(
      `it has no price of ${LIBRARY}`,
    );
  });

  it.each([
    { equals: 'x' },
    { starts_with: 'x' },
    { ends_with: 'x' },
    { contains: 'x' },
    { regex: '^x' },
    { or: [{ equals: 'x' }, { and: [{ starts_with: 'x' }, { contains: 'y' }] }] },
  ])('may know a model by %j', (match) => {
    const [anthropic, google] = BUNDLED as [Provider, Provider];
    const extra = { ...anthropic.models[0]!, id: 'x', match };
    const taken = parse([{ ...anthropic, models: [...anthropic.models, extra] }, google]);
    expect(taken[0]!.models.at(-1)).toMatchObject({ id: 'x', match });
  });

  it.each([
    { equals: 7 },
    { starts_with: null },
    { ends_with: [] },
    { contains: {} },
    { regex: 7 },
    { or: { equals: 'x' } },
    { and: [{ equals: 7 }] },
    {},
  ])('is refused where it knows a model by %j', (match) => {
    const [anthropic, google] = BUNDLED as [Provider, Provider];
    const models = [{ ...anthropic.models[0]!, match }];
    expect(() => parse([{ ...anthropic, models }, google])).toThrow(
      /^not price data: 0\.models\.0/,
    );
  });

  it('may lack a model whose price nobody knew before', () => {
    const unknown = catalogModel({ name: 'anthropic/none', id: 'none', prices: [] });
    const models = [...catalog.models, unknown];
    expect(parseLibraryData(BUNDLED, { ...catalog, models }, AT)).toHaveLength(2);
  });

  it('may have tiers, and prices that hold from a date', () => {
    const tiers = { base: 3, tiers: [{ start: 200_000, price: 6 }] };
    const prices = { input_mtok: tiers, output_mtok: 15 };
    expect(parse(priced(prices))).toHaveLength(2);
    expect(parse(priced([{ prices }]))).toHaveLength(2);
  });
});
