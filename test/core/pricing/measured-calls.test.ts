import { describe, expect, it } from 'vitest';
import { meanCallCost } from '../../../src/core/pricing/measured-calls.ts';
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

describe('the mean of measured calls', () => {
  it('prices each call alone: one beyond the cliff costs ten times as much, the mean of all would not', () => {
    const calls = [call(0, usageOf(100, 0)), call(1, usageOf(1_700, 0))];
    const { usd } = meanCallCost(model, calls, at);
    expect(usd).toBeCloseTo((0.0001 + 0.017) / 2, 12);
    const meanUsage = meanCallCost(model, [call(0, usageOf(900, 0))], at);
    expect(meanUsage.usd).toBeCloseTo(0.0009, 12);
  });

  it('is at the prices of the day, without cached tokens', () => {
    const calls = [call(0, usageOf(1_000, 100, { read: 900 }))];
    expect(meanCallCost(model, calls, at).usd).toBeCloseTo(0.0015, 12);
    expect(meanCallCost(model, calls, new Date('2027-01-01')).usd).toBeCloseTo(0.003, 12);
  });

  it('counts a call without a count of tokens, or of an unknown model, at what it cost', () => {
    expect(meanCallCost(model, [call(0, null)], at).usd).toBe(0.5);
    expect(meanCallCost(null, [call(0, usageOf(1, 1))], at).usd).toBe(0.5);
  });

  it('adds the calls of an answer that took several, each at its own model’s price', () => {
    const judge = catalogModel({ prices: [priceRow({ input: 3_000_000 })] });
    const calls = [
      { model: 'a/test', usage: usageOf(100, 0) },
      { model: 'a/judge', usage: usageOf(200, 0) },
    ];
    const several = [{ ...call(0, usageOf(1, 1)), calls }];
    const named = (name: string) => ({ 'a/test': model, 'a/judge': judge })[name] ?? null;
    expect(meanCallCost(model, several, at, named).usd).toBeCloseTo(0.0001 + 0.0006, 12);
    const lost = (name: string) => (name === 'a/test' ? model : null);
    expect(meanCallCost(model, several, at, lost).usd).toBe(0.5);
    expect(meanCallCost(model, several, at).usd).toBe(0.5);
  });

  it('has its interval over samples: repeats of two samples are two, not eight', () => {
    const repeated = [0, 0, 0, 0, 1, 1, 1, 1].map((sample) =>
      call(sample, usageOf(100 + 300 * sample, 0)),
    );
    const { usd, interval } = meanCallCost(model, repeated, at);
    expect(usd).toBeCloseTo(0.00025, 12);
    // t(0.975, 1) = 12.706; the standard error is half the difference of the two means.
    expect(interval![0]).toBe(0);
    expect(interval![1]).toBeCloseTo(0.00025 + 12.7062 * 0.00015, 8);
    expect(meanCallCost(model, [call(0, usageOf(1, 1))], at).interval).toBeNull();
  });
});
