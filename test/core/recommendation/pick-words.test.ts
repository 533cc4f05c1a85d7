import { describe, expect, it } from 'vitest';
import { pickWords } from '../../../src/core/recommendation/pick-words.ts';
import { recommend } from '../../../src/core/recommendation/recommend.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, planInput, playPlan } from '../plan/play-plan.ts';
import {
  BAR,
  first,
  NOBODY,
  PRICES,
  questionOf,
  ratedCandidates,
  recommendationOf,
  wordsOf,
} from '../plan/recommend-question.ts';

describe('a pick', () => {
  it('is the cheapest proven candidate: the claim with its certainty; nothing is compared with what nobody measured', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[15], [], []],
    });
    expect(recommendation).toMatchObject({
      ending: 'picked',
      headline: 'Haiku 5.5 is good enough: 98% right, $6 a month',
      reason:
        '118 of 120 right, each sample asked twice. 95% sure that it is right at least about 92% of ' +
        'the time on new inputs; your bar is 90%.',
      pick: { candidate: 0 },
    });
    expect(recommendation.pick!.probability).toBeGreaterThan(0.95);
  });

  it('is compared exactly with a model that was measured', () => {
    const facts: Facts = { samples: 60, bar: BAR, design: 'full' };
    const { reason } = recommendationOf({ facts, wrong: [[15], [], []] });
    expect(reason).toContain('It costs 1/40 of Opus 5.5: $234 a month less at 100,000 calls.');
  });

  it.each([
    [
      'model-2',
      'costs about 1/40 of Opus 5.5, which you use today: about $230 a month less at 100,000 calls, by estimate: Opus 5.5 was not measured.',
    ],
    [
      'model-1',
      'costs about 1/5 of Flash 3.8, which you use today: about $24 a month less at 100,000 calls, by estimate: Flash 3.8 was not measured.',
    ],
    ['model-0', 'is what you use today.'],
  ])('is compared with the model in use, %s', (current, words) => {
    const facts: Facts = { samples: 60, bar: BAR };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []], rest: { current } });
    expect(reason).toContain(`It ${words}`);
  });

  it('says what a more expensive pick than the model in use costs more', () => {
    const { headline, reason } = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [first(60), [], []],
      rest: { current: 'model-0' },
    });
    expect(headline).toBe('Flash 3.8 is good enough: 100% right, $30 a month');
    expect(reason).toContain(
      'It costs 5x as much as Haiku 5.5, which you use today: $24 a month more at 100,000 calls.',
    );
  });

  it('compares the most expensive with nobody: no cheaper one is proven', () => {
    const facts: Facts = { samples: 60, bar: BAR };
    const { headline, reason } = recommendationOf({ facts, wrong: [first(60), first(60), []] });
    expect(headline).toBe('Opus 5.5 is good enough: 100% right, $240 a month');
    expect(reason).toBe(
      '95% sure that it is right at least 91% of the time on new inputs; your bar is 90%. No cheaper model is proven. Each model tried had a 5% chance to pass by luck; 3 were tried.',
    );
  });

  it('names a cheaper candidate that is probably good enough too', () => {
    const lost = ({ candidate, sample }: TrialKey) =>
      candidate === 0 && sample % 9 === 0 ? null : 1;
    const { input } = playPlan(planInput({ samples: 40, bar: BAR }, PRICES), { score: lost });
    const { reason } = recommend({
      input,
      volume: 1_000,
      current: null,
      budgetUsd: 2,
      ended: NOBODY,
      candidates: ratedCandidates(input),
    });
    expect(reason).toMatch(
      /Haiku 5\.5 is cheaper and probably good enough too \(.*%\), but not proven\.$/,
    );
  });

  it('claims no more than the samples where that was asked', () => {
    const facts: Facts = { samples: 20, bar: BAR, estimand: 'these-samples', repeats: 5 };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toContain(
      '95% sure that it is right at least about 96% of the time on these samples',
    );
  });

  it('is within the margin of the reference, for a relative bar', () => {
    const facts: Facts = { samples: 100, bar: { kind: 'relative', within: 0.1, of: null } };
    const { reason } = recommendationOf({ facts, wrong: [[3], [], [4]] });
    expect(reason).toContain(
      'It is close enough: 95% sure that on new inputs it is at most 10 points worse than Opus 5.5',
    );
  });

  it('is the reference where all others are worse', () => {
    const facts: Facts = { samples: 60, bar: { kind: 'relative', within: 0.05, of: null } };
    expect(recommendationOf({ facts, wrong: [first(40), first(30), []] })).toMatchObject({
      ending: 'picked',
      pick: { candidate: 2, probability: 1 },
      headline:
        'Keep Opus 5.5 ($240 a month): no cheaper model is proven to come within 5 points of it',
      reason: 'Every cheaper model is very likely more than 5 points worse.',
    });
  });

  it('is the reference where nobody can be told apart from it, and says so', () => {
    const facts: Facts = { samples: 50, bar: { kind: 'relative', within: 0.05, of: null } };
    const wrong = [first(6), first(50).slice(6, 12), first(50).slice(12, 18)];
    const { headline, reason } = recommendationOf({ facts, wrong });
    expect(headline).toMatch(/^Keep Opus 5\.5 \(/);
    expect(reason).toMatch(
      /^(Haiku 5\.5|Flash 3\.8) and Opus 5\.5 can't be told apart on these samples \(difference -?\+?\d+ points?, -\d+ to \+\d+\); .* costs 1\/(40|8) of Opus 5\.5\. To prove it: about [\d,]+ more samples for an 80% chance, \$[\d.]+\.$/,
    );
  });
});

describe('a candidate that can’t be told apart from its reference', () => {
  const wordsFor = (within: number, behind: readonly number[]) => {
    const facts: Facts = {
      samples: 60,
      design: 'full',
      repeats: 1,
      bar: { kind: 'relative', within, of: null },
    };
    return recommendationOf({ facts, wrong: [first(60), behind, [58]] }).reason;
  };

  it('takes about so many more samples at the same difference, for this price', () => {
    // 1 of 60 each way: the lower bound lies 6 points down, 1.5 times the margin of 4.
    const [, more, price] = /about ([\d,]+) more samples for an 80% chance, \$([\d.]+)\./.exec(
      wordsFor(0.04, [59]),
    )!;
    // What one look leaves, 0.025%, asks for 4.9 standard errors where a look of its own asks for 1.6.
    expect(Number(more!.replace(',', ''))).toBeGreaterThan(800);
    expect(Number(more!.replace(',', ''))).toBeLessThan(1_300);
    expect(Number(price)).toBeCloseTo(Number(more!.replace(',', '')) * (0.0003 + 0.0024), 2);
  });

  it('is not helped by more samples where it is behind by the margin already', () => {
    expect(wordsFor(0.02, [56, 57, 59])).toContain('More samples alone are unlikely to prove it.');
  });
});

describe('besides the claim, the reason', () => {
  const proven = { verdict: 'proven', scored: 40, score: 1, alpha: 0.05 } as const;
  const ruledOut = { verdict: 'ruled out', scored: 40, score: 0.5, alpha: 0.05 } as const;
  const notRun = { verdict: 'not run', scored: 0 } as const;
  const reasonOf = (...lines: Parameters<typeof questionOf>[0]) =>
    wordsOf(pickWords, questionOf(lines), lines.length - 1).reason;

  it('says that each of several models tried may have passed by luck, and of one alone nothing', () => {
    const two = [
      { cost: 1, finding: ruledOut },
      { cost: 2, finding: proven },
    ];
    expect(reasonOf(...two)).toMatch(/ 5% chance to pass by luck; 2 were tried\.$/);
    expect(reasonOf(two[1]!)).not.toContain('luck');
    const untried = { cost: 1, finding: { ...ruledOut, scored: 0 } };
    expect(reasonOf(untried, two[1]!)).not.toContain('luck');
    const untested = { cost: 1, finding: { ...ruledOut, alpha: null } };
    expect(reasonOf(untested, two[1]!)).not.toContain('luck');
  });

  it('says that the models share the 5% where each has less', () => {
    const reason = reasonOf(
      { cost: 1, finding: { ...ruledOut, alpha: 0.025 } },
      { cost: 2, finding: { ...proven, alpha: 0.025 } },
    );
    expect(reason).toMatch(/The 5% are shared by all 2 models\.$/);
  });

  it('names up to three cheaper models that were not tried, and counts more', () => {
    const untried = [1, 2, 3].map((cost) => ({ cost, finding: notRun }));
    const pick = { cost: 9, finding: proven };
    expect(reasonOf(...untried, pick)).toMatch(
      /Cheaper but not tried: Haiku 5\.5, Flash 3\.8, Opus 5\.5\.$/,
    );
    expect(reasonOf(...untried, { cost: 4, finding: notRun }, pick)).toMatch(
      /Cheaper but not tried: Haiku 5\.5, Flash 3\.8, Opus 5\.5 and 1 more\.$/,
    );
    expect(reasonOf({ cost: 9, finding: notRun }, pick)).not.toContain('not tried');
  });

  it('calls a score between 0 and 1 an average, and a rate exact only by an exact test', () => {
    const lines = [{ cost: 1, finding: { ...proven, score: 0.913, atLeast: 0.889 } }];
    const continuous = questionOf(lines, { input: planInput({ continuous: true }, [1]) });
    expect(wordsOf(pickWords, continuous)).toMatchObject({
      headline: 'Haiku 5.5 is good enough: 91% on average, $100 a month',
      reason:
        '95% sure that it scores at least about 88% on average on new inputs; your bar is 80%.',
    });
    const exact = questionOf([
      { cost: 1, finding: { ...proven, test: 'exact', atLeast: 0.889, missing: 1 } },
    ]);
    expect(wordsOf(pickWords, exact).reason).toBe(
      '95% sure that it is right at least 88% of the time on new inputs; your bar is 80%.',
    );
  });
});
