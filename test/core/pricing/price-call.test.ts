import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { priceCall } from '../../../src/core/pricing/call-cost.ts';
import { catalogModel, priceRow, usageOf } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

const libraryModel = (provider: 'anthropic' | 'google', id: string) =>
  catalogModel({ name: `${provider}/${id}`, provider, id, prices: [] });

describe('priceCall by the catalogue’s rows', () => {
  // By hand: 600 plain x $1 + 300 read x $0.10 + 100 written x $1.25 + 50 out x $5, per million.
  it('prices each kind of token at its own rate', () => {
    const priced = priceCall(catalogModel(), usageOf(1_000, 50, { read: 300, write: 100 }), at);
    expect(priced?.cost).toBe(1_005_000_000n);
  });

  it('prices the same call without its cache at the plain input rate', () => {
    const priced = priceCall(catalogModel(), usageOf(1_000, 50, { read: 300, write: 100 }), at);
    expect(priced?.uncachedCost).toBe(1_250_000_000n);
  });

  it('says the price in words with its date and source', () => {
    expect(priceCall(catalogModel(), usageOf(1, 1), at)?.priceRow).toBe(
      '$1 in, $5 out per million tokens: catalog, from 2026-01-01 (a price page)',
    );
  });

  it('counts cached tokens in the tier, and prices the whole call by it', () => {
    const above = {
      tokens: 100,
      input: 5_000_000,
      output: 25_000_000,
      cacheRead: 500_000,
      cacheWrite: 5_000_000,
      cacheWrite1h: 5_000_000,
    };
    const model = catalogModel({ prices: [priceRow({ above })] });
    expect(priceCall(model, usageOf(100, 1), at)?.cost).toBe(105_000_000n);
    const long = priceCall(model, usageOf(101, 1, { read: 101 }), at);
    expect(long).toMatchObject({ cost: 75_500_000n, uncachedCost: 530_000_000n });
    expect(long?.priceRow).toContain('$5 in, $25 out per million tokens (input above 100 tokens)');
  });

  it('takes the row in force: from its first day, up to the day it ends', () => {
    const model = catalogModel({
      prices: [priceRow({ to: '2026-12-01' }), priceRow({ from: '2026-12-01', input: 2_000_000 })],
    });
    const cost = (moment: string) => priceCall(model, usageOf(1, 0), new Date(moment))?.cost;
    expect(cost('2026-11-30T23:59:59.999Z')).toBe(1_000_000n);
    expect(cost('2026-12-01T00:00:00Z')).toBe(2_000_000n);
  });

  it('knows no price where no row is in force', () => {
    const model = catalogModel({ prices: [priceRow({ to: '2026-11-01' })] });
    expect(priceCall(model, usageOf(1, 1), at)).toBeNull();
    expect(priceCall(model, usageOf(1, 1), new Date('2025-12-31'))).toBeNull();
  });
});

describe('what multiplies a price', () => {
  const model = catalogModel({ levels: { batch: 0.5 }, geographies: { us: 1.1 } });

  it.each([
    { at: {}, cost: 1_000_000n, words: 'tokens: catalog' },
    { at: { level: 'batch' }, cost: 500_000n, words: 'tokens x0.5 (batch): catalog' },
    { at: { geography: 'us' }, cost: 1_100_000n, words: 'tokens x1.1 (us): catalog' },
    {
      at: { level: 'batch', geography: 'us' },
      cost: 550_000n,
      words: 'tokens x0.5 (batch) x1.1 (us): catalog',
    },
    {
      at: { level: 'priority', geography: 'eu' },
      cost: 1_000_000n,
      words: 'tokens x1 (priority) x1 (eu): catalog',
    },
  ])(
    'is the level and the geography that a call was served at: $words',
    ({ at: served, ...row }) => {
      const priced = priceCall(model, { ...usageOf(1, 0), ...served }, at)!;
      expect(priced).toMatchObject({ cost: row.cost, uncachedCost: row.cost });
      expect(priced.priceRow).toContain(row.words);
    },
  );

  it('is the time a cache is kept: what is written for an hour has a price of its own', () => {
    const usage = { ...usageOf(100, 0, { write: 100 }), cacheWrite1h: 40 };
    // 60 x $1.25 + 40 x $2, per million.
    expect(priceCall(catalogModel(), usage, at)?.cost).toBe(155_000_000n);
  });
});

describe('priceCall by the library', () => {
  it.each([
    ['anthropic', 'claude-opus-5-5', 12_345, 678, 1_000],
    ['anthropic', 'claude-fable-5-1', 150_000, 4_096, 0],
    ['google', 'gemini-3.8-flash', 900, 33, 0],
    ['google', 'gemini-2.5-pro', 200_000, 10, 0],
    ['google', 'gemini-2.5-pro', 200_001, 10, 5_000],
    ['google', 'gemini-3.1-pro-preview', 250_000, 1_000, 10],
  ] as const)('agrees with it on %s/%s with %d tokens', (providerId, id, input, output, read) => {
    const usage = { input_tokens: input, output_tokens: output, cache_read_tokens: read };
    const expected = calcPrice(usage, id, { providerId, timestamp: at })?.total_price ?? Number.NaN;
    const priced = priceCall(libraryModel(providerId, id), usageOf(input, output, { read }), at);
    expect(Number(priced?.cost) / 1e12).toBeCloseTo(expected, 11);
  });

  it('follows its dated steps', () => {
    const cost = (moment: string) =>
      priceCall(libraryModel('google', 'gemini-3.8-flash'), usageOf(1, 0), new Date(moment))?.cost;
    expect(cost('2026-12-31T23:59:59Z')).toBe(750_000n);
    expect(cost('2027-01-01T00:00:00Z')).toBe(1_500_000n);
  });

  it.each([
    ['anthropic', 'claude-haiku-5-5'],
    ['google', 'gemini-4-argon'],
    ['google', 'no-such-model'],
  ] as const)('knows no price of %s/%s, which is never $0', (provider, id) => {
    expect(priceCall(libraryModel(provider, id), usageOf(1, 1), at)).toBeNull();
  });

  it.each([
    ['anthropic', 'claude-sonnet-5-5'],
    ['anthropic', 'claude-opus-4-20250514'],
    ['google', 'gemini-2.5-pro-preview-05-06'],
  ] as const)('is not believed when it takes %s/%s for a sibling', (providerId, id) => {
    expect(calcPrice({ input_tokens: 1 }, id, { providerId, timestamp: at })).not.toBeNull();
    expect(priceCall(libraryModel(providerId, id), usageOf(1, 1), at)).toBeNull();
  });
});
