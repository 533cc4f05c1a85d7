import { describe, expect, it } from 'vitest';
import type { Arm } from '../../../../src/core/why/arms.ts';
import { ratedWords, screeningWords } from '../../../../src/core/why/words/arm-words.ts';
import { arm } from '../why-fixtures.ts';

const screened = (facts: Partial<Arm>, fixed: number, samples = 12) => ({
  arm: arm(facts),
  samples,
  fixed,
  lift: fixed / samples,
  p: 1,
  worth: 'no' as const,
});
const effort = { kind: 'effort', label: 'high' } as const;
const examples = { kind: 'examples', label: '5 examples' } as const;

describe('a screening in words', () => {
  const of = (passedByChance: number, ...arms: ReturnType<typeof screened>[]) =>
    screeningWords({ samples: 12, passedByChance, arms, stayWrong: [] });

  it('says what is chance, and what each arm fixes beside it', () => {
    expect(of(5, screened(effort, 0), screened({}, 6), screened(examples, 1, 8))).toBe(
      '5 of its 12 failures pass on a plain retry, so that much is chance. ' +
        'Longer thinking (high) fixes none more, your document (faq.md) 6 more, 5 examples 1 more of 8.',
    );
  });

  it('says several examples and rules as several', () => {
    const rules = { kind: 'rules', label: 'rules' } as const;
    expect(of(5, screened(examples, -1))).toContain('5 examples fix 1 fewer than a retry.');
    expect(of(5, screened({ ...examples, label: '1 example' }, 1))).toContain(
      '1 example fixes 1 more.',
    );
    expect(of(5, screened(rules, 2))).toContain('Rules fix 2 more.');
  });

  it('says how many fewer an arm fixes', () => {
    expect(of(1, screened({}, -2), screened(effort, 3))).toBe(
      '1 of its 12 failures passes on a plain retry, so that much is chance. ' +
        'Longer thinking (high) fixes 3 more. Your document (faq.md) fixes 2 fewer than a retry.',
    );
  });

  it('says together what breaks as many', () => {
    const arms = [screened(effort, -1), screened(examples, -1), screened({}, -3)];
    expect(of(0, ...arms)).toContain(
      'Longer thinking (high) and 5 examples each fix 1 fewer than a retry, your document (faq.md) fixes 3 fewer.',
    );
  });

  it('leaves out what has no answers', () => {
    expect(of(0.4, screened({}, 0, 0))).toBe('None of its 12 failures passes on a plain retry.');
  });

  it('is said of one failure', () => {
    const one = { samples: 1, passedByChance: 0, arms: [], stayWrong: [] };
    expect(screeningWords(one)).toBe('Its 1 failure does not pass on a plain retry.');
    expect(screeningWords({ ...one, passedByChance: 1 })).toBe(
      'Its 1 failure passes on a plain retry, so that much is chance.',
    );
  });
});

describe('a rated document in words', () => {
  const rated = { samples: 12, answered: 9, verdict: 'answers them' as const };

  it('says how many failures it answers', () => {
    expect(ratedWords({ ...rated, lacking: [] })).toEqual([
      'The document answers 9 of the 12 failures.',
    ]);
    expect(ratedWords({ ...rated, samples: 1, answered: 0, lacking: [] })).toEqual([
      'The document does not answer the 1 failure.',
    ]);
    expect(ratedWords({ ...rated, samples: 1, answered: 1, lacking: [] })).toEqual([
      'The document answers the 1 failure.',
    ]);
    expect(ratedWords({ ...rated, answered: 0, lacking: [] })).toEqual([
      'The document answers none of the 12 failures.',
    ]);
  });

  it('says what it is silent about, three topics at most', () => {
    const lacking = [
      { topic: 'refunds', samples: 4 },
      { topic: 'shipping', samples: 1 },
      { topic: 'prices', samples: 1 },
      { topic: 'hours', samples: 1 },
    ];
    expect(ratedWords({ ...rated, lacking: lacking.slice(0, 1) })[1]).toBe(
      'The document says nothing about refunds, which 4 of the failures ask for.',
    );
    expect(ratedWords({ ...rated, lacking })[1]).toBe(
      'The document says nothing about refunds, which 4 of the failures ask for; shipping, which 1 asks for; or about prices, which 1 asks for.',
    );
    const single = [{ topic: 'refunds', samples: 1 }];
    expect(ratedWords({ ...rated, lacking: single })[1]).toBe(
      'The document says nothing about refunds, which 1 of the failures asks for.',
    );
  });
});
