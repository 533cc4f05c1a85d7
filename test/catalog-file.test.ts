import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../src/catalog-file.ts';
import { findModel, providersOf } from '../src/core/catalog/find-model.ts';
import { resolveCandidate } from '../src/core/catalog/resolve-candidate.ts';
import { fromDollars, toDollars } from '../src/core/money.ts';
import { priceCall, worstCaseCost } from '../src/core/pricing/call-cost.ts';
import { priceAt } from '../src/core/pricing/price-at.ts';
import { defaultLineUp } from '../src/core/request/default-line-up.ts';
import { PROVIDER_NAMES } from '../src/providers/names.ts';
import { usageOf } from './support/fixtures/catalog-fixtures.ts';

const catalog = loadCatalog();
const today = new Date('2026-11-24T12:00:00Z');

const model = (name: string) => {
  const found = findModel(catalog, name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('the catalogue that comes with llm-pick', () => {
  it('says when it was checked', () => {
    expect(catalog.checkedAt).toBe('2026-11-23');
  });

  it('knows a price for every model it lists', () => {
    expect(catalog.models.filter((one) => !priceAt(one, today)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('lists models of providers that can be called', () => {
    expect(providersOf(catalog)).toEqual(Object.keys(PROVIDER_NAMES));
  });

  it('names only listed models as replacements', () => {
    const missing = catalog.models.filter(
      ({ replacedBy }) => replacedBy !== null && !findModel(catalog, replacedBy),
    );
    expect(missing).toEqual([]);
  });

  it('has a default line-up of both providers, from the most expensive to the cheapest', () => {
    const names = defaultLineUp(catalog, today).map(({ name }) => name);
    expect(names).toEqual([
      'anthropic/claude-fable-5-2',
      'anthropic/claude-opus-5-5',
      'google/gemini-4-argon',
      'anthropic/claude-sonnet-5-5',
      'anthropic/claude-sonnet-5-5@low-between-tools',
      'google/gemini-4-hydrogen',
      'google/gemini-3.8-flash',
      'google/gemini-3.5-flash-lite',
      'google/gemini-3.1-flash-lite',
      'anthropic/claude-haiku-5-5',
      'anthropic/claude-haiku-5-5@low',
    ]);
  });

  it('leaves a model out of the line-up from the day it retires', () => {
    const names = (at: string) => defaultLineUp(catalog, new Date(at)).map(({ name }) => name);
    expect(names('2027-05-06T23:59:59Z')).toContain('google/gemini-3.1-flash-lite');
    expect(names('2027-05-07T00:00:00Z')).not.toContain('google/gemini-3.1-flash-lite');
  });

  it('can afford one call at its worst of every default model within $2', () => {
    const worst = defaultLineUp(catalog, today).map(({ provider, model: id, maxOutputTokens }) =>
      worstCaseCost(model(`${provider}/${id}`), { inputBytes: 4_000, maxOutputTokens }, today),
    );
    expect(toDollars(worst.reduce<bigint>((sum, cost) => sum + (cost ?? 0n), 0n))).toBeLessThan(1);
  });

  it.each([
    ['anthropic/claude-opus-4-20250514', '15 Jun 2026', 'anthropic/claude-opus-5-5'],
    ['anthropic/claude-sonnet-4-20250514', '15 Jun 2026', 'anthropic/claude-sonnet-5-5'],
    ['google/gemini-2.5-pro', '1 Dec 2026', 'google/gemini-3.8-flash'],
    ['google/gemini-2.5-flash', '1 Dec 2026', 'google/gemini-3.5-flash-lite'],
  ])('says when %s retired and what to use', (name, day, instead) => {
    const resolved = resolveCandidate(catalog, name, new Date('2026-12-01T00:00:00Z'));
    expect(resolved).toEqual({
      message: expect.stringContaining(`retired on ${day}. Use ${instead} instead.`),
    });
  });

  it('still takes Gemini 2.5 until December, and 2.5 Flash-Lite after that', () => {
    expect(resolveCandidate(catalog, 'google/gemini-2.5-pro', today)).toHaveProperty('candidate');
    const later = new Date('2027-01-01T00:00:00Z');
    const lite = resolveCandidate(catalog, 'google/gemini-2.5-flash-lite', later);
    expect(lite).toHaveProperty('candidate');
  });

  it.each([
    ['anthropic/claude-fable-5-2', '2026-11-09', 'high', 'xhigh'],
    ['google/gemini-4-hydrogen', '2026-11-12', 'high', 'xhigh'],
    ['google/gemini-4-neon', '2026-11-18', 'high', 'xhigh'],
    ['anthropic/claude-haiku-5-5', '2026-10-07', 'medium', 'xhigh'],
    ['anthropic/claude-sonnet-5-5', '2026-09-28', 'high', 'low-between-tools'],
    ['anthropic/claude-opus-5-5', '2026-09-22', 'medium', 'xhigh'],
    ['anthropic/claude-opus-5', '2026-07-24', 'high', 'none'],
    ['google/gemini-3.7-flash', '2026-08-13', 'medium', 'high'],
    ['google/gemini-3.5-flash-lite', '2026-07-21', 'minimal', 'low'],
  ])('knows that %s came on %s, thinks %s unasked, and takes %s', (name, day, usual, effort) => {
    expect(model(name)).toMatchObject({ released: day, defaultEffort: usual });
    expect(resolveCandidate(catalog, `${name}@${effort}`, today)).toMatchObject({
      candidate: { name: `${name}@${effort}`, effort },
    });
  });

  it('takes @none of Sonnet 5.5 for thinking between tools at low effort: one candidate, one name', () => {
    expect(resolveCandidate(catalog, 'anthropic/claude-sonnet-5-5@none', today)).toMatchObject({
      candidate: {
        name: 'anthropic/claude-sonnet-5-5@low-between-tools',
        effort: 'low-between-tools',
      },
    });
    expect(model('anthropic/claude-sonnet-5-5').efforts).toEqual(
      expect.arrayContaining(['medium-between-tools', 'high-between-tools']),
    );
  });

  it('says what a cache, a level and a geography cost', () => {
    const [haiku] = model('anthropic/claude-haiku-5-5').prices;
    expect(haiku).toMatchObject({ cacheWrite1h: 200_000, above: { cacheWrite1h: 1_000_000 } });
    expect(model('anthropic/claude-sonnet-5-5').prices[0]).toMatchObject({
      cacheWrite1h: 4_000_000,
    });
    expect(priceAt(model('anthropic/claude-opus-5-5'), today)?.base.cacheWrite1h).toBe(8_000_000);
    expect(model('anthropic/claude-haiku-5-5')).toMatchObject({
      cacheKind: 'explicit',
      cacheFloor: 512,
      levels: { batch: 0.5 },
      geographies: { us: 1.1 },
    });
    expect(model('google/gemini-3.8-flash')).toMatchObject({
      cacheKind: 'implicit',
      cacheFloor: 4_096,
      levels: { batch: 0.5, flex: 0.5 },
      geographies: {},
    });
  });

  // 10,000 tokens in and 1,000 out, by hand from the providers' price pages.
  it.each([
    ['anthropic/claude-fable-5-1', 0.15],
    ['anthropic/claude-fable-5-2', 0.12],
    ['anthropic/claude-opus-5-5', 0.06],
    ['google/gemini-4-neon', 0.045],
    ['google/gemini-4-hydrogen', 0.0225],
    ['anthropic/claude-sonnet-5-5', 0.03],
    ['anthropic/claude-haiku-5-5', 0.0015],
    ['anthropic/claude-haiku-4-5', 0.015],
    ['anthropic/claude-opus-4-20250514', 0.225],
    ['google/gemini-4-argon', 0.03],
    ['google/gemini-3.1-pro-preview', 0.032],
    ['google/gemini-3.5-flash', 0.024],
    ['google/gemini-3.8-flash', 0.01125],
    ['google/gemini-3.5-flash-lite', 0.0055],
    ['google/gemini-3.1-flash-lite', 0.004],
    ['google/gemini-2.5-flash-lite', 0.0014],
  ])('prices a call to %s at $%s', (name, dollars) => {
    expect(priceCall(model(name), usageOf(10_000, 1_000), today)?.cost).toBe(fromDollars(dollars));
  });

  it.each([
    ['google/gemini-4-argon', '2026-11-30T23:59:59Z', 0.03],
    ['google/gemini-4-argon', '2026-12-01T00:00:00Z', 0.06],
    ['google/gemini-4-carbon', '2026-12-01T00:00:00Z', 0.06],
    ['google/gemini-3.8-flash', '2026-12-31T23:59:59Z', 0.01125],
    ['google/gemini-3.8-flash', '2027-01-01T00:00:00Z', 0.0225],
  ])('prices %s at %s by the step in force: $%s', (name, at, dollars) => {
    const priced = priceCall(model(name), usageOf(10_000, 1_000), new Date(at));
    expect(priced?.cost).toBe(fromDollars(dollars));
  });

  it('takes the 5x price of Haiku 5.5 for the whole call above 100,000 tokens', () => {
    const cost = (input: number) =>
      priceCall(model('anthropic/claude-haiku-5-5'), usageOf(input, 1_000), today)?.cost;
    expect(cost(100_000)).toBe(fromDollars(0.0105));
    expect(cost(100_001)).toBe(fromDollars(0.0525005));
  });
});
