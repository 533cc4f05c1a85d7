import { describe, expect, it } from 'vitest';
import { costOfSizes } from '../../../src/core/pricing/call-cost.ts';
import { monthPrice } from '../../../src/core/pricing/month-price.ts';
import { projectSpend } from '../../../src/core/pricing/projection.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

/** Rates of so many dollars per million tokens, every kind of input the same. */
const rates = (input: number, output: number) => ({
  input: input * 1e6,
  output: output * 1e6,
  cacheRead: input * 1e6,
  cacheWrite: input * 1e6,
  cacheWrite1h: input * 1e6,
});

describe('the price of a month in which it changes', () => {
  it('is the mean over its days below and above each threshold, also where only one of them has it', () => {
    const model = catalogModel({
      prices: [
        priceRow({ ...rates(1, 5), to: '2026-12-11', above: { tokens: 100_000, ...rates(2, 10) } }),
        priceRow({
          ...rates(4, 20),
          from: '2026-12-11',
          above: { tokens: 9_000, ...rates(8, 40) },
        }),
      ],
    });
    const price = monthPrice(model, at)!;
    const usd = (inputTokens: number) => costOfSizes(price, { inputTokens, outputTokens: 1_000 });
    // 10 of 31 days at the first price, 21 at the second.
    const mean = (first: number, second: number) => (10 * first + 21 * second) / 31;
    expect(price.tiers.map(({ above }) => above)).toEqual([9_000, 100_000]);
    expect(usd(9_000)).toBeCloseTo(mean(0.009 + 0.005, 0.036 + 0.02), 12);
    expect(usd(9_001)).toBeCloseTo(mean(0.009001 + 0.005, 0.072008 + 0.04), 12);
    expect(usd(100_000)).toBeCloseTo(mean(0.1 + 0.005, 0.8 + 0.04), 12);
    expect(usd(100_001)).toBeCloseTo(mean(0.200002 + 0.01, 0.800008 + 0.04), 12);
    expect(price.origin.split('; ')).toHaveLength(2);
  });

  it('is unknown where today’s is, and goes on where one ends unannounced', () => {
    expect(monthPrice(catalogModel({ prices: [priceRow({ from: '2027-01-01' })] }), at)).toBeNull();
    const ending = catalogModel({ prices: [priceRow({ to: '2026-12-11' })] });
    expect(monthPrice(ending, at)).toMatchObject({ base: { input: 1_000_000 }, tiers: [] });
  });
});

describe('the projection of an answer by two models', () => {
  const first = catalogModel({
    prices: [priceRow({ to: '2027-03-01' }), priceRow({ from: '2027-03-01' })],
  });
  const twoSteps = catalogModel({
    name: 'google/b',
    retires: '2027-04-01',
    prices: [
      priceRow({ to: '2027-02-01' }),
      priceRow({ ...rates(2, 10), from: '2027-02-01', to: '2027-05-01' }),
      priceRow({ ...rates(9, 90), from: '2027-05-01' }),
    ],
  });
  const project = (
    models: readonly ReturnType<typeof catalogModel>[],
    cost: number | null = null,
  ) =>
    projectSpend({
      models,
      costWith: (priceOf) => {
        const usd = models.map((model) => priceOf(model)?.base.input ?? null);
        return usd.includes(null)
          ? cost
          : usd.reduce<number>((sum, each) => sum + (each ?? 0), 0) / 1e6;
      },
      volume: 1,
      at,
    });

  it('has the steps of either in their order, until the first of them retires', () => {
    expect(project([first, twoSteps])?.laterSpend).toEqual([
      { from: '2027-02-01T00:00:00.000Z', monthlySpend: 3 },
    ]);
    expect(project([twoSteps, first])).toEqual(project([first, twoSteps]));
  });

  it('is none where a price is unknown', () => {
    expect(
      project([first, catalogModel({ prices: [priceRow({ from: '2027-01-01' })] })]),
    ).toBeNull();
  });
});
