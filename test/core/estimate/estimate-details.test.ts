import { describe, expect, it } from 'vitest';
import { estimateOf } from '../../../src/core/estimate/estimate-of.ts';

import { question } from './estimate-question.ts';

describe('what an estimate says of speed', () => {
  const latency = { withinMs: 2_000, share: 0.95 };

  it.each([
    [
      20,
      '95% of calls within 2 s: proven after 59 calls at the earliest, all in time; a model gets at most 60 calls.',
    ],
    [
      19,
      "95% of calls within 2 s: 57 calls a model can't prove it (59, all in time, are the fewest); at best it is likely.",
    ],
  ])('of %d samples, asked three times each', (samples, words) => {
    expect(estimateOf(question({ latency }, samples)).sentences.at(-1)).toBe(words);
    expect(estimateOf(question({}, samples)).sentences.join()).not.toContain('within 2 s');
  });
});

describe('what an estimate says of a month', () => {
  it('is each model’s price of so many calls, the cheapest first, at its other levels too', () => {
    const { candidates } = question({}, 20);
    const [a, b] = [candidates[4]!, candidates[0]!];
    const free = { ...a, label: 'Free', expectedCallUsd: 0, levels: {} };
    const { months } = estimateOf(question({ volume: 1_000 }, 20, { candidates: [a, b, free] }));
    expect(months).toEqual([
      { label: 'Free', usd: 0, todayUsd: 0, levels: [], retires: null },
      {
        label: 'Model 0',
        usd: expect.closeTo(0.06),
        todayUsd: expect.closeTo(0.06),
        levels: [{ level: 'batch', usd: expect.closeTo(0.03) }],
        retires: null,
      },
      {
        label: 'Model 4',
        usd: expect.closeTo(2.4),
        todayUsd: expect.closeTo(2.4),
        levels: [{ level: 'batch', usd: expect.closeTo(1.2) }],
        retires: null,
      },
    ]);
  });
});

it('an estimate’s month is the next one, at the prices announced for it', () => {
  const [cheap, other] = question({}, 20).candidates;
  const candidates = [{ ...cheap!, monthTimes: 100 }, other!];
  const { months } = estimateOf(question({ volume: 1_000 }, 20, { candidates }));
  expect(months.map(({ label }) => label)).toEqual(['Model 1', 'Model 0']);
  expect(months[1]!.usd).toBeCloseTo(6);
});

describe('what an estimate says of proof', () => {
  const allowedOf = (...asked: Parameters<typeof question>) => {
    const { wrongAllowed, samplesNeeded, bestProvable } = estimateOf(question(...asked));
    return { wrongAllowed, samplesNeeded, bestProvable };
  };

  it('allows as many errors as the exact binomial test, where every model is asked once', () => {
    expect(allowedOf({ repeats: 1 }, 60).wrongAllowed).toBe(1);
    expect(allowedOf({ repeats: 1 }, 29).wrongAllowed).toBe(0);
    expect(allowedOf({ repeats: 1 }, 28).wrongAllowed).toBeNull();
    expect(allowedOf({ repeats: 1, design: 'full' }, 60).wrongAllowed).toBe(1);
  });

  it('shares 5% among the models of a strict full design', () => {
    const strict = allowedOf({ design: 'full', strict: true }, 60);
    // 1% for each of five models: 0.9^44 is the first power below it.
    expect(strict.samplesNeeded).toBe(44);
    expect(strict.bestProvable).toBeCloseTo(0.01 ** (1 / 60), 9);
    expect(allowedOf({ design: 'full' }, 60).samplesNeeded).toBe(29);
  });

  it('asks scores between 0 and 1 for about the samples that a flawless model needs', () => {
    const { samplesNeeded } = allowedOf({ design: 'full' }, 20, { continuous: true });
    const provable = (samples: number) =>
      estimateOf(question({ design: 'full' }, samples, { continuous: true })).provable;
    expect(provable(samplesNeeded!)).toBe(true);
    expect(provable(Math.floor(samplesNeeded! / 1.05))).toBe(false);
  });

  it('needs fewer of these samples the more often each is asked', () => {
    const these = (repeats: number) =>
      allowedOf({ estimand: 'these-samples', design: 'full', repeats }, 10).samplesNeeded!;
    expect(these(1)).toBe(25);
    expect(these(5)).toBe(5);
  });
});
