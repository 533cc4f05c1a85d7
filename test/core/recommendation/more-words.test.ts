import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { moreForRate, moreOfAnswers } from '../../../src/core/recommendation/more-samples.ts';
import { moreWords } from '../../../src/core/recommendation/more-words.ts';
import { type Facts, planInput, playPlan } from '../plan/play-plan.ts';
import { questionOf, wordsOf } from '../plan/recommend-question.ts';

/** What is said of one model that costs a cent a call, after an evaluation. */
function wordsAfter(facts: Facts, score: (sample: number) => number) {
  const { input } = playPlan(planInput(facts, [0.01]), {
    score: ({ sample }) => score(sample),
  });
  const x = Array.from({ length: input.samples }, (_, sample) => score(sample));
  const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
  return wordsOf(moreWords, questionOf([{ cost: 0.01, finding: { score: mean } }], { input }));
}

/** Wrong on one sample in `n`. */
const oneWrongIn = (n: number) => (sample: number) => (sample % n === 0 ? 0 : 1);

describe('how many more answers prove a rate', () => {
  it.each([
    ['with an error more, more are lacking', { answers: 60, failed: 3 }, 0.9, 0.05, 1_400],
    ['with less of alpha left, more are', { answers: 60, failed: 3 }, 0.9, 0.01, 2_000],
    ['with more answers alike, fewer are', { answers: 100, failed: 5 }, 0.9, 0.05, 640],
    ['where they are proven, the fewest that are taken', { answers: 200, failed: 0 }, 0.9, 0.05, 5],
    ['up to the 15 that can prove anything', { answers: 4, failed: 0 }, 0.5, 0.05, 11],
    ['none would do of a model below the bar', { answers: 60, failed: 8 }, 0.9, 0.05, null],
    ['nor where it takes more than 5,000', { answers: 60, failed: 0 }, 0.999, 0.05, null],
  ] as const)('%s', (_, soFar, rate, left, more) => {
    expect(moreOfAnswers(soFar, rate, left)).toBe(more);
  });

  it('nobody can say before the first answer', () => {
    expect(moreForRate(studyOf(planInput()), 0, 0.8)).toBeNull();
  });
});

const bar = (rate: number) => ({ bar: { kind: 'absolute', rate } }) as const;

describe('what would prove a model', () => {
  it.each<[string, string, string]>([
    [
      'of a score above the bar: so many samples, in two figures, and their price',
      wordsAfter({ ...bar(0.9), samples: 30 }, oneWrongIn(30)),
      'To prove it: about 91 more samples for an 80% chance, $0.91.',
    ],
    [
      'and of scores between 0 and 1',
      wordsAfter(
        { ...bar(0.9), samples: 20, continuous: true },
        (sample) => 0.9 + (sample % 3) * 0.05,
      ),
      'To prove it: about 370 more samples for an 80% chance, $3.70.',
    ],
    [
      'of one without an error: a lower bar, where it takes too many',
      wordsAfter({ ...bar(0.999), samples: 20 }, () => 1),
      'For an 80% chance of proof it would take more than the 5,000 samples that are taken: lower the bar.',
    ],
    [
      'of one that is good enough with less than that chance: so many, if it is as good as one would like',
      wordsAfter({ ...bar(0.9), samples: 12 }, () => 1),
      'To prove it: about 130 more samples for an 80% chance if it is right 97% of the time, $1.30.',
    ],
    [
      'nothing, just above the bar',
      wordsAfter({ ...bar(0.97), samples: 39 }, oneWrongIn(39)),
      'Its score so far is too near to the bar: more samples alone are unlikely to prove it.',
    ],
    [
      'nothing, at the bar',
      wordsAfter({ ...bar(0.9), samples: 20 }, oneWrongIn(10)),
      'Its score so far is not above the bar: more samples alone are unlikely to prove it.',
    ],
    [
      'nobody can say of two models asked on too few samples to compare',
      wordsOf(
        moreWords,
        questionOf(
          [
            { cost: 1, finding: {} },
            { cost: 2, finding: {} },
          ],
          {
            input: planInput(
              { samples: 12, bar: { kind: 'relative', within: 0.1, of: null } },
              [1, 2],
            ),
          },
        ),
      ),
      "Fewer than 20 samples can't say how many it takes to prove it: add some, to 50 or more.",
    ],
  ])('%s', (_, words, expected) => {
    expect(words).toBe(expected);
  });

  it.each([
    [25, 0, 0.9, 'To prove it quick enough: about 17 more samples for an 80% chance, $0.17.'],
    [20, 0, 0.9, 'To prove it quick enough: about 44 more samples for an 80% chance, $0.44.'],
    [
      60,
      0,
      0.99,
      'To prove it quick enough: about 1,500 more samples for an 80% chance if 99.7% of its calls are in time, $15.',
    ],
    [40, 13, 0.9, 'More samples alone are unlikely to prove it quick enough.'],
  ])(
    'is quick calls where it is right: after %d, one in %d of them slow',
    (samples, slow, share, words) => {
      const facts = { ...bar(0.8), samples, repeats: 1, latency: { withinMs: 2_000, share } };
      const { input } = playPlan(planInput(facts, [0.01]), {
        score: () => 1,
        latencyMs: ({ sample }) => (sample % slow === slow - 1 ? 3_000 : 100),
      });
      const finding = findingsOf(input)[0]!;
      expect(wordsOf(moreWords, questionOf([{ cost: 0.01, finding }], { input }))).toBe(words);
    },
  );
});
