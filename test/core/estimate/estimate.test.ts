import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstimateQuestion } from '../../../src/core/estimate/estimate.ts';
import { estimateOf } from '../../../src/core/estimate/estimate-of.ts';

import { PRICES, question, relative } from './estimate-question.ts';

describe('what an estimate says', () => {
  it.each<[string, EstimateQuestion, readonly string[]]>([
    [
      'a bar that can be proven: the errors it allows, and the chance of a good model',
      question({}, 60),
      [
        '60 samples, each asked up to 3 times.',
        'A model that never errs would be proven at 95%; your bar of 90% allows at most 1 wrong sample in 60.',
        'A model that is right 97% of the time would be proven with a chance of 46%; 90 samples would make it 87%.',
      ],
    ],
    [
      'thousands of samples: every number is written alike',
      question({ design: 'full' }, 4_990),
      [
        '4,990 samples, each asked 3 times.',
        expect.stringMatching(/ at most \d+ wrong samples in 4,990\.$/),
        expect.any(String),
        expect.any(String),
      ],
    ],
    [
      'a bar that only a flawless model proves',
      question({}, 30),
      [
        '30 samples, each asked up to 3 times.',
        'A model that never errs would be proven at 90%; your bar of 90% allows no wrong sample in 30.',
        'A model that is right 97% of the time would be proven with a chance of 40%; 90 samples would make it 87%.',
      ],
    ],
    [
      'a budget that will likely end it early',
      question({ budget: 0.03 }, 60),
      [
        '60 samples, each asked up to 3 times.',
        expect.stringContaining('at most 1 wrong sample'),
        expect.stringContaining('90 samples'),
        'About $0.09 is needed: your budget of $0.03 will likely end it early.',
      ],
    ],
    [
      'a budget that covers no call',
      question({ budget: 0.0001 }, 60),
      [
        '60 samples, each asked up to 3 times.',
        expect.stringContaining('at most 1 wrong sample'),
        expect.stringContaining('90 samples'),
        'Your budget of $0.0001 does not cover one call, which may cost $0.00024: nothing could be run.',
      ],
    ],
    [
      'a bar that can’t be proven: why, and the ways out',
      question({}, 20),
      [
        '20 samples, each asked up to 3 times.',
        '20 samples can show at best “likely” at 90%.',
        'For an 80% chance of proof: about 90 samples, if a model is right 97% of the time.',
        'Add 9 samples or more, lower the bar to 86% or below, or judge these 20 inputs only.',
      ],
    ],
    [
      'a bar of all',
      question({ bar: { kind: 'absolute', rate: 1 } }, 60),
      [
        '60 samples, each asked up to 3 times.',
        'No number of samples can prove 100%: 95% is the most that these can.',
      ],
    ],
    [
      'too few samples for any claim about new inputs: a lower bar is no way out',
      question({ bar: { kind: 'absolute', rate: 0.5 } }, 10),
      [
        '10 samples, each asked up to 3 times.',
        '10 samples can show at best “likely” at 50%.',
        'For an 80% chance of proof: about 20 samples, if a model is right 85% of the time.',
        'Add 5 samples or more, or judge these 10 inputs only.',
        'Variants of your samples, drafted by a model and approved by you (“Draft variants” in Slack, “llm-pick variants” in a terminal), show whether models cope with other words; each counts with its input, so a proof needs other inputs.',
      ],
    ],
    [
      'groups: near-duplicates count once',
      question({}, 60, { groups: Array.from({ length: 60 }, (_, index) => `g${index % 20}`) }),
      [
        '60 samples in 20 groups, each asked up to 3 times.',
        '20 independent samples can show at best “likely” at 90%.',
        'For an 80% chance of proof: about 90 independent samples, if a model is right 97% of the time.',
        'Add 9 independent samples or more, lower the bar to 86% or below, or judge these 60 inputs only.',
      ],
    ],
    [
      'these samples only: repeats are the evidence',
      question({ estimand: 'these-samples', repeats: 1 }, 5),
      [
        '5 samples, each asked once.',
        'With 5 samples even a perfect score proves only 64%.',
        'Add 20 samples or more, lower the bar to 64% or below, or allow more repeats.',
      ],
    ],
    [
      'a relative bar with enough samples',
      question(relative(0.1), 100),
      [
        '100 samples, each asked up to 3 times.',
        'A margin of 10 points can be proven where the models mostly agree.',
      ],
    ],
    [
      'a relative bar that none can gain by',
      question({ bar: { kind: 'relative', within: 0.1, of: 'model-0' } }, 100),
      [
        '100 samples, each asked up to 3 times.',
        'No model is expected to cost less than the one they are measured against, so that nothing can be gained: name a more expensive one in the bar.',
      ],
    ],
    [
      'a relative bar that is tight',
      question(relative(0.05), 60),
      [
        '60 samples, each asked up to 3 times.',
        'A margin of 5 points usually takes 100 samples or more to prove; you have 60.',
      ],
    ],
    [
      'a relative bar for these samples only: repeats count, too',
      question({ ...relative(0.05), estimand: 'these-samples', repeats: 5 }, 20),
      [
        '20 samples, each asked up to 5 times.',
        'A margin of 5 points can be proven where the models mostly agree.',
      ],
    ],
    [
      'a relative bar for these samples only that can’t be proven',
      question({ ...relative(0.05), estimand: 'these-samples', repeats: 1 }, 20),
      [
        '20 samples, each asked once.',
        "With 20 samples a margin of 5 points can't be proven even if no answer differs: only of a model that does better than the reference.",
        'Add samples, widen the margin, or allow more repeats.',
      ],
    ],
    [
      'a relative bar that can’t be proven',
      question(relative(0.05), 20),
      [
        '20 samples, each asked up to 3 times.',
        "With 20 samples a margin of 5 points can't be proven even if no answer differs: only of a model that does better than the reference.",
        'Add samples, widen the margin, or judge these inputs only.',
      ],
    ],
    [
      'scores between 0 and 1',
      question({ design: 'full' }, 60, { continuous: true }),
      [
        '60 samples, each asked 3 times.',
        'A model that never errs would be proven at 95%; your bar of 90% allows at most 2 samples with a score of 0 in 60.',
      ],
    ],
  ])('%s', (_, questions, sentences) => {
    expect(estimateOf(questions).sentences).toEqual(sentences);
  });
});

describe('what an estimate counts', () => {
  it('takes more samples where alpha is divided (strict)', () => {
    const usual = estimateOf(question({}, 60)).samplesNeeded!;
    expect(estimateOf(question({ strict: true }, 60)).samplesNeeded!).toBeGreaterThan(usual);
  });

  it('asks for exactly the samples from which on the bar can be proven', () => {
    const needed = estimateOf(question({}, 20)).samplesNeeded!;
    expect(estimateOf(question({}, needed)).provable).toBe(true);
    expect(estimateOf(question({}, needed - 1)).provable).toBe(false);
  });

  it('adds the judge to every call', () => {
    const judge = { expectedCallUsd: 0.001, worstCallUsd: 0.004 };
    const alone = estimateOf(question({ budget: 100 }, 60));
    const judged = estimateOf(question({ budget: 100 }, 60, { judge }));
    expect(judged.fullDesignUsd - alone.fullDesignUsd).toBeCloseTo(60 * 3 * 5 * 0.001, 9);
    expect(judged.largestUsd).toBeGreaterThan(alone.largestUsd);
    expect(judged.calls.full).toBe(alone.calls.full);
  });

  it('expects every model on every sample of a full design', () => {
    const { expectedUsd, fullDesignUsd, calls } = estimateOf(question({ design: 'full' }, 60));
    expect(expectedUsd).toBe(fullDesignUsd);
    expect(calls).toEqual({ full: 900, expected: 900 });
  });

  it('counts the calls that a small budget pays for, the cheapest models first', () => {
    const cheapest = question({}, 60).candidates[0]!.expectedCallUsd;
    const { calls, expectedUsd } = estimateOf(question({ budget: 20 * cheapest }, 60));
    expect(expectedUsd).toBeCloseTo(20 * cheapest, 9);
    expect(calls.expected).toBe(20);
  });

  it('never expects more than the most, nor the most above the budget', () => {
    const questions = fc.record({
      samples: fc.integer({ min: 1, max: 120 }),
      budget: fc.double({ min: 0.01, max: 5, noNaN: true }),
      repeats: fc.integer({ min: 1, max: 5 }),
      design: fc.constantFrom('adaptive', 'full'),
      estimand: fc.constantFrom('population', 'these-samples'),
      rate: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      continuous: fc.boolean(),
    });
    fc.assert(
      fc.property(questions, ({ samples, rate, continuous, ...rest }) => {
        const bar = { kind: 'absolute', rate } as const;
        const estimate = estimateOf(question({ ...rest, bar }, samples, { continuous }));
        expect(estimate.expectedUsd).toBeLessThanOrEqual(estimate.largestUsd + 1e-12);
        expect(estimate.largestUsd).toBeLessThanOrEqual(rest.budget);
        expect(estimate.provable).toBe(estimate.wrongAllowed !== null);
        if (estimate.provable) expect(estimate.bestProvable).toBeGreaterThanOrEqual(rate - 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what pilots add to an estimate', () => {
  it('is a call of each model that the plan may not come to', () => {
    const without = estimateOf(question({}, 60));
    const added = estimateOf(question({ pilots: true }, 60));
    const chances = PRICES.map((_, place) => 1 - 0.8 ** place);
    const usd = PRICES.reduce((sum, price, place) => sum + price * chances[place]!, 0);
    expect(added.expectedUsd - without.expectedUsd).toBeCloseTo(usd, 12);
    expect(added.largestUsd).toBe(without.largestUsd);
    expect(added.fullDesignUsd).toBe(without.fullDesignUsd);
  });

  it('is nothing in a full design, which calls everybody', () => {
    const full = { design: 'full' } as const;
    expect(estimateOf(question({ ...full, pilots: true }, 60))).toEqual(
      estimateOf(question(full, 60)),
    );
  });
});
