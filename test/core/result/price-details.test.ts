import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { LIST_PRICE } from '../../../src/core/pricing/chosen-price.ts';
import { candidateFigures } from '../../../src/core/result/candidate-figures.ts';
import { type MeasuredCosts, priceDetails } from '../../../src/core/result/price-details.ts';
import { staticShare } from '../../../src/core/result/static-prefix.ts';
import { priceDetailWords } from '../../../src/core/result/words/price-detail-words.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { trial } from './line-fixtures.ts';

const HAIKU = findModel(loadCatalog(), 'anthropic/claude-haiku-5-5')!;
const FLASH = findModel(loadCatalog(), 'google/gemini-3.8-flash')!;

const priced = (sample: number, uncachedCost = 0.001, input = 1_000): FinishedTrial =>
  trial(sample, {
    uncachedCost,
    usage: { input, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 },
    servedModel: 'm',
  });

const AT = new Date('2026-11-24T12:00:00Z');

/** What is told of calls; `staticShare` and `tokens` in place of what these trials come to. */
function detailsOf({
  ended = [],
  staticShare = 0,
  tokens = { input: 1_000, output: 10, cached: 0, reasoning: 0 },
  ...change
}: Partial<MeasuredCosts> &
  Partial<MeasuredCosts['figures']> & { ended?: readonly FinishedTrial[] } = {}) {
  const { spec, samples } = evaluationRequest();
  const catalog = loadCatalog();
  const [candidate] = spec.candidates;
  const trials = { spec, candidate: candidate!, samples, ended, passMark: 1, catalog, at: AT };
  const figures = { ...candidateFigures(trials), staticShare, tokens };
  return priceDetails({
    model: HAIKU,
    figures,
    calls: figures.calls ?? { samples: 0, thresholds: [], longSamples: [] },
    monthlySpend: 10.5,
    chosenPrice: LIST_PRICE,
    volume: 100_000,
    at: AT,
    ...change,
  });
}

describe('what a person may pay instead', () => {
  it('is the month at each level the provider has', () => {
    expect(detailsOf().levels).toEqual([{ level: 'batch', monthlySpend: 5.25 }]);
    expect(detailsOf({ model: FLASH }).levels.map(({ level }) => level)).toEqual([
      'batch',
      'flex',
      'priority',
    ]);
  });

  it('is the month at the others where a level was asked for, the standard price among them', () => {
    const chosenPrice = { level: 'flex', discount: 0.2 };
    expect(detailsOf({ model: FLASH, monthlySpend: 4, chosenPrice }).levels).toEqual([
      { level: 'standard', monthlySpend: 8 },
      { level: 'batch', monthlySpend: 4 },
      { level: 'priority', monthlySpend: expect.closeTo(8 * FLASH.levels.priority!, 9) },
    ]);
    expect(detailsOf({ chosenPrice }).levels).toEqual([{ level: 'batch', monthlySpend: 5.25 }]);
  });

  it('is less with a long unchanging beginning in the cache, at the share of calls that find it', () => {
    const { cached } = detailsOf({ staticShare: 0.8 });
    expect(cached).toMatchObject({ prefixTokens: 800, kept: '1 hour' });
    const hit = 1 - Math.exp((-100_000 / (30 * 24 * 60)) * 60);
    expect(cached!.hitShare).toBeCloseTo(hit, 9);
    // 800 tokens at $0.10 per million; read for $0.01, written for an hour for $0.20.
    const saved = (800 / 1e6) * (0.1 - (hit * 0.01 + (1 - hit) * 0.2));
    expect(cached!.monthlySpend).toBeCloseTo((0.000105 - saved) * 100_000, 9);
  });

  it('has no cache where nothing is alike, or no tokens were told', () => {
    expect(detailsOf({ staticShare: 0 }).cached).toBeNull();
    expect(detailsOf({ staticShare: 0.0005 }).cached).toBeNull();
    expect(detailsOf({ staticShare: 0.8, tokens: null }).cached).toBeNull();
    expect(detailsOf({ model: { ...HAIKU, prices: [] }, staticShare: 0.8 }).cached).toBeNull();
  });

  it('counts a beginning once: the call without it has that many tokens less', () => {
    // With it the call has 1,000 tokens, the last at the usual price; counted twice it had 1,800.
    const above = {
      ...HAIKU.prices[0]!,
      tokens: 1_000,
      input: 9e6,
      cacheRead: 9e6,
      cacheWrite1h: 9e6,
    };
    const cliff = { ...HAIKU, prices: [{ ...HAIKU.prices[0]!, above }] };
    expect(detailsOf({ model: cliff, staticShare: 0.8 }).cached).toEqual(
      detailsOf({ staticShare: 0.8 }).cached,
    );
  });

  it('follows the discount that the standard price had', () => {
    const full = detailsOf({ staticShare: 0.8 }).cached!.monthlySpend;
    const chosenPrice = { level: null, discount: 0.5 };
    const less = detailsOf({ staticShare: 0.8, monthlySpend: 5.25, chosenPrice });
    expect(less.cached!.monthlySpend).toBeCloseTo(full / 2, 9);
  });

  it('has no cache below the model’s floor, at few calls, or where it can’t be counted on', () => {
    expect(detailsOf({ staticShare: 0.5 }).cached).toBeNull();
    expect(detailsOf({ staticShare: 0.8, volume: 100, monthlySpend: 0.0105 }).cached).toBeNull();
    expect(detailsOf({ model: FLASH, staticShare: 0.8 }).cached).toBeNull();
    expect(detailsOf({ tokens: null, staticShare: 0.8 }).cached).toBeNull();
  });
});

describe('what the mean hides', () => {
  it('is the share of the money that the most expensive tenth took', () => {
    const ended = Array.from({ length: 20 }, (_, index) =>
      priced(index, index === 3 || index === 8 ? 0.009 : 0.001),
    );
    expect(detailsOf({ ended }).expensiveTenth).toBeCloseTo(0.5);
    const alike = Array.from({ length: 15 }, (_, index) => priced(index, 0.001));
    expect(detailsOf({ ended: alike }).expensiveTenth).toBeCloseTo(0.1);
    const free = Array.from({ length: 10 }, (_, index) => priced(index, 0));
    expect(detailsOf({ ended: [...free, ...ended] }).expensiveTenth).toBeCloseTo(0.5);
    expect(detailsOf({ ended: [...free, ...ended.slice(0, 9)] }).expensiveTenth).toBeNull();
    expect(detailsOf({ ended: ended.slice(0, 9) }).expensiveTenth).toBeNull();
  });

  it('is the share of samples beyond the threshold of the price, each counted once', () => {
    const ended = [priced(0, 0.01, 100_001), priced(0, 0.01, 100_001), priced(1, 0.01, 100_000)];
    expect(detailsOf({ ended }).longSamples).toEqual({ share: 0.5, above: 100_000 });
    expect(detailsOf({ ended: ended.slice(2) }).longSamples).toBeNull();
    expect(detailsOf({ ended: [...ended, priced(2), priced(3)] }).longSamples?.share).toBe(0.25);
  });
});

it('is said in a sentence each', () => {
  const ended = [
    ...Array.from({ length: 9 }, (_, index) => priced(index)),
    priced(9, 0.003, 200_000),
  ];
  const details = detailsOf({ ended, staticShare: 0.8 });
  expect(priceDetailWords({ priceDetails: details })).toEqual([
    'A month at other price levels: batch $5.25.',
    'With its unchanging beginning of about 800 tokens cached for 1 hour: $3.30 a month, if calls come evenly (100% find it there).',
    'The most expensive 10% of calls are 25% of the money.',
    '10% of the samples have more than 100,000 tokens: every token of such a call costs more.',
  ]);
  const even = detailsOf({ ended: ended.map((_, index) => priced(index)) });
  expect(priceDetailWords({ priceDetails: even }).join(' ')).not.toMatch(/most expensive/);
  expect(priceDetailWords({ priceDetails: null })).toEqual([]);
});

describe('the unchanging beginning of the calls', () => {
  const { spec, samples } = evaluationRequest({ prompt: `${'x'.repeat(90)}{{input}}` }, 5);
  const [candidate] = spec.candidates;

  it('is what all samples begin alike with, context and all', () => {
    const share = staticShare(spec, candidate!, samples);
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1);
    const context = 'c'.repeat(10_000);
    expect(staticShare({ ...spec, context }, candidate!, samples)).toBeGreaterThan(0.99);
  });

  it('is nothing where the input stands first, or where one sample says nothing of others', () => {
    const first = { ...spec, system: null, prompt: `{{input}}${'x'.repeat(90)}` };
    const inputs = ['a', 'b'].map((input) => ({ ...samples[0]!, columns: { input } }));
    expect(staticShare(first, candidate!, inputs)).toBe(0);
    expect(staticShare(spec, candidate!, samples.slice(0, 1))).toBe(0);
  });
});
