import { describe, expect, it } from 'vitest';
import {
  failureKindsWords,
  holdOutWords,
  offerWords,
  plainRetryWords,
  rulesLeftOutWords,
} from '../../../../src/core/why/words/failure-words.ts';

describe('the kinds of failures', () => {
  it('begin with what nobody answers; one sentence each', () => {
    expect(
      failureKindsWords({
        failing: [1, 2, 3, 4, 5, 6, 7, 8, 9],
        kinds: [
          { kind: 'form', samples: [1, 2, 3, 4, 5] },
          { kind: 'nobody', samples: [6, 7, 8] },
          { kind: 'unsure', samples: [9] },
        ],
        confusion: { expected: 'bug', given: 'account', samples: 7, of: 9 },
      }),
    ).toEqual([
      'No model answers 3 samples: check their expected answers first.',
      'Right answer, wrong form: 5 of 9 failing samples.',
      'Another answer when asked again: 1 of 9 failing samples.',
      'It takes "bug" for "account" in 7 of 9: a rule may be missing.',
    ]);
  });

  it('are said of one sample, too', () => {
    const nobody = { kind: 'nobody', samples: [0] } as const;
    const facts = { failing: [0], confusion: null };
    expect(failureKindsWords({ ...facts, kinds: [nobody] })).toEqual([
      'No model answers 1 sample: check its expected answer first.',
    ]);
    expect(failureKindsWords({ ...facts, kinds: [{ kind: 'refused', samples: [0] }] })).toEqual([
      'Refused: 1 of 1 failing sample.',
    ]);
  });
});

describe('a plain retry', () => {
  it.each([
    {
      samples: 12,
      passed: 4.6,
      words: 'Of 12 samples that failed, a plain retry passes about 5: that much is chance.',
    },
    { samples: 1, passed: 0.4, words: 'Of 1 sample that failed, a plain retry passes none.' },
  ])('passes $passed of $samples', ({ words, ...retry }) => {
    expect(plainRetryWords(retry)).toBe(words);
  });
});

describe('why nothing can be tried', () => {
  it.each([
    { failing: 5, words: '5 samples fail most of the time: too few to tell why. It takes 6.' },
    { failing: 1, words: '1 sample fails most of the time: too few to tell why. It takes 6.' },
    { failing: 0, words: 'No sample fails most of the time: too few to tell why. It takes 6.' },
  ])('is said of $failing failing samples', ({ failing, words }) => {
    expect(offerWords({ kind: 'too few failures', failing })).toBe(words);
  });

  it('is not said where there is something to try', () => {
    expect(offerWords({ kind: 'offered', failing: 6 })).toBeNull();
    expect(offerWords({ kind: 'nothing to ask' })).toBeNull();
    expect(holdOutWords({ kind: 'split', parts: { learned: [], held: [] } })).toBeNull();
  });

  it.each([
    [{ text: 'Be short.', leftOut: 0 }, null],
    [
      { text: 'Be short.', leftOut: 1 },
      '1 of the rules that were written is not used: it gives samples away, or is too long.',
    ],
    [
      { text: 'Be short.', leftOut: 2 },
      '2 of the rules that were written are not used: they give samples away, or are too long.',
    ],
    [
      { text: null, leftOut: 3 },
      'The rules that were written are not used: they give samples away, or are too long.',
    ],
  ])('is said of rules that give samples away: %j', (rules, words) => {
    expect(rulesLeftOutWords(rules)).toBe(words);
  });

  it('is said of examples and rules', () => {
    expect(holdOutWords({ kind: 'too few', needed: 42, have: 30 })).toBe(
      'Examples and rules need 42 samples or more, you have 30.',
    );
    expect(holdOutWords({ kind: 'too few', needed: Infinity, have: 30 })).toBe(
      'Examples and rules can’t be tried: no number of samples proves a bar of 100%.',
    );
  });
});
