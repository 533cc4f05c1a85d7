import { describe, expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { expectedAnswerCost } from '../../../src/core/pricing/expected-steps.ts';
import type { PriceOf } from '../../../src/core/pricing/month-price.ts';
import { nextPriceStep, projectSpend } from '../../../src/core/pricing/projection.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

/** 100,000 calls a month of 1,000 tokens in and so many out. */
function project(model: CatalogModel, now = at, outputTokens = 100) {
  const call = { model, share: 1, inputTokens: 1_000, outputTokens };
  const costWith = (priceOf: PriceOf) => expectedAnswerCost([call], priceOf);
  return projectSpend({ models: [model], costWith, volume: 100_000, at: now });
}

const stepping = [
  priceRow({ to: '2026-12-01' }),
  priceRow({ from: '2026-12-01', to: '2027-01-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-01-01', to: '2027-02-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-02-01' }),
];

describe('projectSpend', () => {
  it('multiplies the cost of a call by the volume', () => {
    const projection = project(catalogModel());
    expect(projection).toEqual({
      costPerCall: 0.0015,
      monthCallUsd: 0.0015,
      monthlySpend: 150,
      laterSpend: [],
    });
  });

  it('says every later step that changes the spend', () => {
    const model = catalogModel({ prices: stepping });
    expect(project(model)?.laterSpend).toEqual([
      { from: '2026-12-01T00:00:00.000Z', monthlySpend: 300 },
      { from: '2027-02-01T00:00:00.000Z', monthlySpend: 150 },
    ]);
  });

  it('counts a step as present from its first day', () => {
    const model = catalogModel({ prices: stepping });
    const later = project(model, new Date('2026-12-01'));
    expect(later).toMatchObject({ monthlySpend: 300, laterSpend: [{ monthlySpend: 150 }] });
  });

  it('says no step of a model that has retired by then', () => {
    const model = catalogModel({ prices: stepping, retires: '2026-12-15' });
    const projection = project(model);
    expect(projection?.laterSpend.map(({ from }) => from)).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  it('says no step that falls on the day it retires', () => {
    const model = catalogModel({ prices: stepping, retires: '2026-12-01' });
    expect(project(model)?.laterSpend).toEqual([]);
  });

  it('says no step whose price nobody knows', () => {
    // Announced for a day on which it has ended already.
    const ended = priceRow({ from: '2027-03-01', to: '2027-03-01', input: 9_000_000 });
    const model = catalogModel({ prices: [priceRow({ to: '2027-03-01' }), ended] });
    expect(project(model)?.laterSpend).toEqual([]);
  });

  it('knows the library’s announced steps', () => {
    const model = catalogModel({
      name: 'google/gemini-3.8-flash',
      provider: 'google',
      id: 'gemini-3.8-flash',
      prices: [],
    });
    expect(project(model, at, 0)).toEqual({
      costPerCall: 0.00075,
      monthCallUsd: 0.00075,
      monthlySpend: 75,
      laterSpend: [{ from: '2027-01-01T00:00:00.000Z', monthlySpend: 150 }],
    });
  });

  it('projects nothing without a price', () => {
    expect(project(catalogModel({ prices: [] }))).toBeNull();
  });
});

/** $150 a month at first, then these multiples of it, each from its day on. */
const stepped = (...steps: readonly [from: string, times: number][]) =>
  catalogModel({
    prices: [['2026-01-01', 1] as const, ...steps].map(([from, times], index) =>
      priceRow({
        from,
        to: steps[index]?.[0] ?? null,
        input: 1_000_000 * times,
        output: 5_000_000 * times,
      }),
    ),
  });

/** What is said of a month on a day, by hand: its calls in dollars, and the next step after it. */
const BY_HAND: readonly [string, string, CatalogModel, number, string | null][] = [
  ['no step', '2026-11-24', stepped(), 150, null],
  ['a step on its first day counts whole', '2026-11-24', stepped(['2026-12-01', 2]), 300, null],
  ['a step still in this month counts whole', '2026-11-24', stepped(['2026-11-28', 2]), 300, null],
  [
    'a step on its 16th day: 15 of 31 days at $150, 16 at $300',
    '2026-11-24',
    stepped(['2026-12-16', 2]),
    (15 * 150 + 16 * 300) / 31,
    '2026-12-16',
  ],
  [
    'a step on its last day',
    '2026-11-30',
    stepped(['2026-12-31', 2]),
    (30 * 150 + 300) / 31,
    '2026-12-31',
  ],
  ['a step in the month after it', '2026-11-24', stepped(['2027-01-01', 2]), 150, '2027-01-01'],
  [
    'several: two in it, the next one after',
    '2027-01-31',
    stepped(['2027-02-08', 2], ['2027-02-22', 4], ['2027-03-01', 1]),
    (7 * 150 + 14 * 300 + 7 * 600) / 28,
    '2027-02-08',
  ],
  [
    'one before it and one after it',
    '2026-11-24',
    stepped(['2026-12-01', 2], ['2027-01-01', 4]),
    300,
    '2027-01-01',
  ],
  [
    'a leap February has 29 days',
    '2028-01-31',
    stepped(['2028-02-29', 2]),
    (28 * 150 + 300) / 29,
    '2028-02-29',
  ],
  [
    'on the 31st the next month is no March',
    '2027-01-31',
    stepped(['2027-03-01', 2]),
    150,
    '2027-03-01',
  ],
  ['in December the next month is January', '2026-12-31', stepped(['2027-01-01', 2]), 300, null],
  [
    'on the 1st the month that has begun is not the next',
    '2026-12-01',
    stepped(['2027-01-01', 2]),
    300,
    null,
  ],
  [
    'a price that ends goes on',
    '2026-11-24',
    catalogModel({ prices: [priceRow({ to: '2026-12-10' })] }),
    150,
    null,
  ],
];

describe('the next calendar month', () => {
  it.each(BY_HAND)('%s', (_, day, model, usd, next) => {
    const now = new Date(`${day}T12:00:00Z`);
    const { monthlySpend, laterSpend } = project(model, now)!;
    expect(monthlySpend).toBeCloseTo(usd, 9);
    expect(nextPriceStep(laterSpend, now)?.from.slice(0, 10) ?? null).toBe(next);
  });

  it('is whole where the model retires in it: the calls must be made', () => {
    const model = { ...stepped(['2026-12-16', 2]), retires: '2026-12-11' };
    expect(project(model)).toMatchObject({ laterSpend: [] });
    expect(project({ ...stepped(), retires: '2026-12-11' })?.monthlySpend).toBe(150);
  });

  it('has the steps of every model that an answer takes', () => {
    const [planner, model] = [stepped(['2026-12-01', 2]), stepped(['2027-02-01', 3])];
    const calls = [planner, model].map((one) => ({
      model: one,
      share: 1,
      inputTokens: 1_000,
      outputTokens: 100,
    }));
    const costWith = (priceOf: PriceOf) => expectedAnswerCost(calls, priceOf);
    const models = [planner, model];
    expect(projectSpend({ models, costWith, volume: 100_000, at })).toMatchObject({
      costPerCall: expect.closeTo(0.003, 12),
      monthlySpend: expect.closeTo(450, 9),
      laterSpend: [
        { from: '2026-12-01T00:00:00.000Z', monthlySpend: expect.closeTo(450, 9) },
        { from: '2027-02-01T00:00:00.000Z', monthlySpend: expect.closeTo(750, 9) },
      ],
    });
  });
});
