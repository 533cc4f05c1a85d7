import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { parseCatalog } from '../../../src/core/catalog/parse-catalog.ts';
import {
  type AddedTokens,
  addedTokensCost,
  breakEvenTokens,
} from '../../../src/core/pricing/added-tokens.ts';
import { priceAt } from '../../../src/core/pricing/price-at.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-26T12:00:00Z');
const catalog = parseCatalog(readFileSync('catalog/models.yml', 'utf8'));
const model = catalogModel({ cacheKind: 'explicit', cacheFloor: 512 });

const added = (facts: Partial<AddedTokens> = {}): AddedTokens => ({
  model,
  price: priceAt(facts.model ?? model, at),
  tokens: 1_500,
  prefixTokens: 1_500,
  call: { inputTokens: 300, outputTokens: 10 },
  volume: 100_000,
  spread: 'evenly',
  ...facts,
});
const shipped = (name: string) => findModel(catalog, name)!;

describe('1,500 tokens added to 100,000 calls a month', () => {
  it.each([
    { name: 'anthropic/claude-haiku-5-5', uncached: 15, cached: 1.5, couldBe: null },
    // The fewest tokens Sonnet 5.5 caches are not known: $15 is only what it could be.
    { name: 'anthropic/claude-sonnet-5-5', uncached: 300, cached: null, couldBe: 15 },
    // Google caches no beginning below 2,048 tokens.
    { name: 'google/gemini-3.5-flash-lite', uncached: 45, cached: null, couldBe: null },
  ])('cost $name $uncached a month uncached', ({ name, uncached, cached, couldBe }) => {
    const cost = addedTokensCost(added({ model: shipped(name) }))!;
    expect(cost.uncachedMonthly).toBeCloseTo(uncached, 8);
    if (cached === null) expect(cost.cached).toBeNull();
    else expect(cost.cached!.monthly).toBeCloseTo(cached, 2);
    if (couldBe === null) expect(cost.couldBeMonthly).toBeNull();
    else expect(cost.couldBeMonthly).toBeCloseTo(couldBe, 8);
    expect(cost.monthly).toBeCloseTo(cached ?? uncached, 2);
    expect(cost.isCached).toBe(cached !== null);
  });
});

describe('a cache that can be counted on', () => {
  it('is read by the calls that come while it is kept, and written by the others', () => {
    const cost = addedTokensCost(added({ volume: 4_320 }))!;
    // One call in ten minutes: 1 - e^-0.5 of them read at $0.1, the others write at $1.25 a million.
    const hit = 1 - Math.exp(-0.5);
    const fiveMinutes = (1_500 * (hit * 0.1 + (1 - hit) * 1.25)) / 1e6;
    const hitHour = 1 - Math.exp(-6);
    const hour = (1_500 * (hitHour * 0.1 + (1 - hitHour) * 2)) / 1e6;
    expect(hour).toBeLessThan(fiveMinutes);
    expect(cost.cached).toEqual({
      usd: expect.closeTo(hour, 12),
      monthly: expect.closeTo(hour * 4_320, 8),
      kept: '1 hour',
      hitShare: expect.closeTo(hitHour, 12),
    });
  });

  it.each([
    { spread: 'evenly', kept: '5 minutes', calls: 2_118 },
    { spread: 'office hours', kept: '5 minutes', calls: 518 },
    { spread: 'evenly', kept: '1 hour', calls: 538 },
    { spread: 'office hours', kept: '1 hour', calls: 132 },
  ] as const)('pays from $calls calls a month on, $spread, kept for $kept', (line) => {
    const { spread, kept, calls } = line;
    // Only the time in question is worth its price.
    const never = 100_000_000;
    const row =
      kept === '1 hour' ? priceRow({ cacheWrite: never }) : priceRow({ cacheWrite1h: never });
    const pays = (volume: number) =>
      addedTokensCost(added({ model: { ...model, prices: [row] }, spread, volume }))!;
    expect(pays(calls + 1).isCached).toBe(true);
    expect(pays(calls - 1).isCached).toBe(false);
    expect(pays(calls - 1).usd).toBe(pays(calls - 1).uncached);
  });

  it('takes a beginning as long as the fewest tokens, the instructions before the document included', () => {
    expect(addedTokensCost(added({ tokens: 400, prefixTokens: 511 }))!.cached).toBeNull();
    expect(addedTokensCost(added({ tokens: 400, prefixTokens: 511 }))!.couldBeMonthly).toBeNull();
    expect(addedTokensCost(added({ tokens: 400, prefixTokens: 512 }))!.cached).not.toBeNull();
  });

  it('is none where nobody has told how it is had', () => {
    const cost = addedTokensCost(added({ model: catalogModel({ cacheFloor: 512 }) }))!;
    expect(cost).toMatchObject({ cached: null, couldBeMonthly: null, isCached: false });
  });
});

describe('a cache that comes by itself', () => {
  const implicit = catalogModel({ cacheKind: 'implicit', cacheFloor: 4_096 });

  it('is what it could be from the fewest tokens on, and never what is counted', () => {
    expect(addedTokensCost(added({ model: implicit, prefixTokens: 4_095 }))!.couldBeMonthly).toBe(
      null,
    );
    const long = addedTokensCost(added({ model: implicit, tokens: 5_000, prefixTokens: 5_000 }))!;
    expect(long.couldBeMonthly).toBeCloseTo(50, 8);
    expect(long).toMatchObject({ cached: null, isCached: false });
    expect(long.monthly).toBeCloseTo(500, 8);
  });
});

describe('a cache whose fewest tokens are unpublished', () => {
  it.each(['anthropic', 'google'])('is none below the fewest of any model of %s', (provider) => {
    const all = catalog.models.filter((each) => each.provider === provider);
    const least = Math.min(...all.flatMap(({ cacheFloor }) => cacheFloor ?? []));
    const unpublished = all.find(({ cacheKind, cacheFloor }) => cacheKind && cacheFloor === null)!;
    const couldBe = (prefixTokens: number) =>
      addedTokensCost(added({ model: unpublished, tokens: 100, prefixTokens }))!.couldBeMonthly;
    expect(couldBe(least - 1)).toBeNull();
    expect(couldBe(least)).toBeGreaterThan(0);
  });
});

describe('tokens that carry a call over a price threshold', () => {
  const row = priceRow({
    above: {
      tokens: 1_000,
      input: 5_000_000,
      output: 25_000_000,
      cacheRead: 500_000,
      cacheWrite: 6_250_000,
      cacheWrite1h: 10_000_000,
    },
  });
  const cliff = { ...model, prices: [row] };

  it('make all of its tokens more expensive, those of the answer too', () => {
    const cost = addedTokensCost(added({ model: cliff, tokens: 701, prefixTokens: 701 }))!;
    // 1,001 in and 10 out at five times the price, less 300 in and 10 out at the usual one.
    expect(cost.uncached).toBeCloseTo((1_001 * 5 + 10 * 25 - 300 - 10 * 5) / 1e6, 12);
    const under = addedTokensCost(added({ model: cliff, tokens: 700, prefixTokens: 700 }))!;
    expect(under.uncached).toBeCloseTo(700 / 1e6, 12);
  });

  it('do so when they are cached, too', () => {
    const cost = addedTokensCost(added({ model: cliff, tokens: 701, prefixTokens: 701 }))!;
    const cached = cost.cached!;
    const each = cached.hitShare * 0.5 + (1 - cached.hitShare) * 10;
    const rest = (300 * 5 + 10 * 25 - 300 - 10 * 5) / 1e6;
    expect(cached.kept).toBe('1 hour');
    expect(cached.usd).toBeCloseTo(rest + (701 * each) / 1e6, 12);
  });
});

it('tokens of a model without a price have no cost', () => {
  const unpriced = catalogModel({ provider: 'nobody', prices: [] });
  expect(addedTokensCost(added({ model: unpriced }))).toBeNull();
});

describe('the break-even', () => {
  it.each([
    { who: 'Flash-Lite against Sonnet 5.5', saving: 0.0007 - 0.000115, price: 0.3, tokens: 1_950 },
    { who: 'Haiku 5.5 against Sonnet 5.5', saving: 0.0007 - 0.000035, price: 0.1, tokens: 6_650 },
  ])('of $who is $tokens tokens', ({ saving, price, tokens }) => {
    expect(breakEvenTokens(saving, price / 1e6)).toBe(tokens);
  });
});
