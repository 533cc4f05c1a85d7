import { describe, expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { priceCall } from '../../../src/core/pricing/call-cost.ts';
import { callSums, type MeasuredCall } from '../../../src/core/pricing/call-sums.ts';
import { canPrice, meanCallCost } from '../../../src/core/pricing/measured-calls.ts';
import { priceAt } from '../../../src/core/pricing/price-at.ts';
import { catalogModel, priceRow, usageOf } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');
/** $1 in and $5 out per million tokens; all of a call with more than 1,000 tokens in at ten times that. */
const model = catalogModel({
  prices: [
    priceRow({
      to: '2027-01-01',
      above: { ...priceRow({ input: 10_000_000, output: 50_000_000 }), tokens: 1_000 },
    }),
    priceRow({ from: '2027-01-01', input: 2_000_000, output: 10_000_000 }),
  ],
});
const call = (sample: number, usage: ReturnType<typeof usageOf> | null) => ({
  sample,
  usage,
  uncachedCost: 0.5,
});

const pricesOf = (moment: Date) => (model: CatalogModel) => priceAt(model, moment);

/** Summed on the day, priced at another; through JSON, as it is stored. */
function meanOf(own: CatalogModel | null, calls: readonly MeasuredCall[], moment = at) {
  const sums = callSums(calls, () => own, at);
  return meanCallCost(JSON.parse(JSON.stringify(sums)), () => own, pricesOf(moment));
}

describe('the mean of measured calls', () => {
  it('prices each call alone: one beyond the cliff costs ten times as much, the mean of all would not', () => {
    const calls = [call(0, usageOf(100, 0)), call(1, usageOf(1_700, 0))];
    const { usd } = meanOf(model, calls);
    expect(usd).toBeCloseTo((0.0001 + 0.017) / 2, 12);
    const meanUsage = meanOf(model, [call(0, usageOf(900, 0))]);
    expect(meanUsage.usd).toBeCloseTo(0.0009, 12);
  });

  it('is at the prices of the day, without cached tokens', () => {
    const calls = [call(0, usageOf(1_000, 100, { read: 900 }))];
    expect(meanOf(model, calls).usd).toBeCloseTo(0.0015, 12);
    expect(meanOf(model, calls, new Date('2027-01-01')).usd).toBeCloseTo(0.003, 12);
  });

  it('counts a call without a count of tokens, or of an unknown model, at what it cost', () => {
    expect(meanOf(model, [call(0, null)]).usd).toBe(0.5);
    expect(meanOf(null, [call(0, usageOf(1, 1))]).usd).toBe(0.5);
  });

  it('adds the calls of an answer that took several, each at its own model’s price', () => {
    const judge = catalogModel({ prices: [priceRow({ input: 3_000_000 })] });
    const calls = [
      { model: 'a/test', usage: usageOf(100, 0) },
      { model: 'a/judge', usage: usageOf(200, 0) },
    ];
    const several = [{ ...call(0, usageOf(1, 1)), calls }];
    const cost = (models: Readonly<Record<string, CatalogModel>>) => {
      const named = (name: string | null) => models[name ?? 'own'] ?? null;
      return meanCallCost(callSums(several, named, at), named, pricesOf(at)).usd;
    };
    expect(cost({ 'a/test': model, 'a/judge': judge })).toBeCloseTo(0.0001 + 0.0006, 12);
    expect(cost({ 'a/test': model })).toBe(0.5);
    expect(cost({ own: model })).toBe(0.5);
  });

  it('has its interval over samples: repeats of two samples are two, not eight', () => {
    const repeated = [0, 0, 0, 0, 1, 1, 1, 1].map((sample) =>
      call(sample, usageOf(100 + 300 * sample, 0)),
    );
    const { usd, interval } = meanOf(model, repeated);
    expect(usd).toBeCloseTo(0.00025, 12);
    // t(0.975, 1) = 12.706; the standard error is half the difference of the two means.
    expect(interval![0]).toBe(0);
    expect(interval![1]).toBeCloseTo(0.00025 + 12.7062 * 0.00015, 8);
    expect(meanOf(model, [call(0, usageOf(1, 1))]).interval).toBeNull();
  });
});

describe('summed calls', () => {
  const long = { ...usageOf(1_500, 10), level: 'batch' };
  const calls = [call(0, usageOf(100, 20)), call(0, usageOf(900, 20)), call(1, long)];

  it('cost what their calls cost one by one, at each day’s price', () => {
    const batch = { ...model, levels: { batch: 0.5 } };
    for (const moment of [at, new Date('2027-01-01')]) {
      const one = calls.map(
        ({ usage }) => Number(priceCall(batch, usage!, moment)!.uncachedCost) / 1e12,
      );
      expect(meanOf(batch, calls, moment).usd).toBeCloseTo((one[0]! + one[1]! + one[2]!) / 3, 14);
    }
  });

  it('know how many samples have a call beyond each threshold', () => {
    const sums = callSums([...calls, call(1, long)], () => model, at);
    expect(sums).toMatchObject({ calls: 4, samples: 2, thresholds: [1_000], longSamples: [1] });
  });

  it('can be priced until a price has a threshold that they were not told apart by', () => {
    const sums = callSums(calls, () => model, at);
    expect(canPrice(sums, () => model, at)).toBe(true);
    const row = priceRow({ above: { ...priceRow({ input: 1 }), tokens: 500 } });
    const moved = catalogModel({ prices: [row] });
    expect(canPrice(sums, () => moved, at)).toBe(false);
    expect(canPrice(sums, () => null, at)).toBe(true);
  });
});
