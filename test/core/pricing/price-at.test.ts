import { findProvider, type Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import {
  laterPriceDates,
  libraryPrice,
  priceAt,
  ratesFor,
} from '../../../src/core/pricing/price-at.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const AT = new Date('2026-11-24T12:00:00Z');
const BUNDLED = findProvider({ providerId: 'anthropic' })!;
const OPUS = catalogModel({ name: 'anthropic/claude-opus-5', id: 'claude-opus-5', prices: [] });

/** What the library says of Opus 5 where its data have this price table. */
function priced(prices: unknown) {
  const models = BUNDLED.models.map(
    (model) => ({ ...model, prices }) as Provider['models'][number],
  );
  return libraryPrice(OPUS, AT, { ...BUNDLED, models });
}

describe('the price library', () => {
  it('is asked about a provider’s own models alone', () => {
    expect(priceAt(OPUS, AT)?.base).toMatchObject({ input: 5_000_000, output: 25_000_000 });
    expect(priceAt({ ...OPUS, id: 'gemini-3.8-flash' }, AT)).toBeNull();
  });

  it('is named with the day of its answer', () => {
    expect(priceAt(OPUS, AT)?.origin).toBe('genai-prices, at 2026-11-24');
  });

  it.each([
    ['prompts', { output_mtok: 5 }],
    ['answers', { input_mtok: 1 }],
  ])('knows no price where it has none of %s', (_, table) => {
    expect(priced(table)).toBeNull();
  });

  it('has what it does not tell of caches cost what a prompt does', () => {
    expect(priced({ input_mtok: 1, output_mtok: 5 })?.base).toEqual({
      input: 1_000_000,
      output: 5_000_000,
      cacheRead: 1_000_000,
      cacheWrite: 1_000_000,
      cacheWrite1h: 1_000_000,
    });
    const written = { input_mtok: 1, output_mtok: 5, cache_write_mtok: 2 };
    expect(priced(written)?.base).toMatchObject({ cacheWrite: 2_000_000, cacheWrite1h: 2_000_000 });
    expect(priced({ ...written, cache_write_1h_mtok: 3 })?.base.cacheWrite1h).toBe(3_000_000);
  });

  it('has thresholds of each kind of token, the lowest first: a call over one pays it for all', () => {
    const price = priced({
      input_mtok: { base: 1, tiers: [{ start: 200, price: 2 }] },
      output_mtok: {
        base: 5,
        tiers: [
          { start: 100, price: 6 },
          { start: 101, price: 7 },
        ],
      },
      cache_read_mtok: 0.1,
    })!;
    expect(price.tiers.map(({ above }) => above)).toEqual([100, 101, 200]);
    const ratesOf = (tokens: number) => {
      const { input, output } = ratesFor(price, tokens);
      return [tokens, input / 1e6, output / 1e6];
    };
    expect([100, 101, 102, 200, 201].map(ratesOf)).toEqual([
      [100, 1, 5],
      [101, 1, 6],
      [102, 1, 7],
      [200, 1, 7],
      [201, 2, 7],
    ]);
  });
});

describe('the days of announced prices', () => {
  const days = (model: CatalogModel, at = AT) =>
    laterPriceDates(model, at).map((day) => day.toISOString().slice(0, 10));

  it('are those of the rows to come, in their order; the one that begins now is in force', () => {
    const rows = ['2027-03-01', '2026-12-01', '2027-01-01', '2026-01-01'];
    const model = catalogModel({ prices: rows.map((from) => priceRow({ from })) });
    expect(days(model)).toEqual(['2026-12-01', '2027-01-01', '2027-03-01']);
    expect(days(model, new Date('2026-12-01'))).toEqual(['2027-01-01', '2027-03-01']);
  });

  it('are the library’s where the catalogue has no row', () => {
    const flash = catalogModel({ provider: 'google', id: 'gemini-3.8-flash', prices: [] });
    expect(days(flash)).toEqual(['2027-01-01']);
  });

  it.each([
    ['a model with one price', OPUS],
    ['a model that the library lacks', catalogModel({ id: 'none', prices: [] })],
    ['a provider that it lacks', catalogModel({ provider: 'nobody', prices: [] })],
  ])('are none of %s', (_, model) => {
    expect(days(model)).toEqual([]);
  });
});
