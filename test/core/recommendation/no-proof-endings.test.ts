import { describe, expect, it } from 'vitest';
import type { CandidateFinding } from '../../../src/core/recommendation/finding.ts';
import { noProofWords } from '../../../src/core/recommendation/no-proof-words.ts';
import type { RecommendQuestion } from '../../../src/core/recommendation/recommend-question.ts';
import { planInput } from '../plan/play-plan.ts';
import { NOBODY, questionOf } from '../plan/recommend-question.ts';

const WRONG: Partial<CandidateFinding> = {
  verdict: 'ruled out',
  score: 0.5,
  interval90: [0.4, 0.6],
  scored: 40,
};

describe('where none is good enough, it', () => {
  const wordsOf = (
    findings: Parameters<typeof questionOf>[0][number]['finding'][],
    rest: Partial<RecommendQuestion> = {},
  ) =>
    noProofWords(
      questionOf(
        findings.map((finding) => ({ cost: 1, finding })),
        rest,
      ),
      'none good enough',
    );

  it('names the best, whoever was never scored', () => {
    const better = { ...WRONG, score: 0.75, interval90: [0.6, 0.9] as [number, number] };
    const unscored = { ...WRONG, score: null, scored: 0 };
    expect(wordsOf([unscored, WRONG, better])).toEqual({
      headline: 'None of the 3 models reaches 80%',
      reason:
        'Best: Opus 5.5 with 75% (60-90). Look at what they get wrong, add context, or lower the bar.',
    });
    expect(wordsOf([unscored, { ...WRONG, score: 0 }]).reason).toMatch(/^Best: Flash 3\.8 /);
  });

  it('says it of the one model there is, whatever it gets wrong', () => {
    expect(wordsOf([{ ...WRONG, alwaysFailing: [3] }])).toEqual({
      headline: 'The one model does not reach 80%',
      reason:
        'Best: Haiku 5.5 with 50% (40-60). Look at what they get wrong, add context, or lower the bar.',
    });
  });

  it.each([
    [[[3], [3]], '1 sample fails with every model: check the expected answer first.'],
    [
      [
        [3, 5, 7],
        [5, 7],
      ],
      '2 samples fail with every model: check the expected answers first.',
    ],
    [[[3], [5]], 'Look at what they get wrong, add context, or lower the bar.'],
    [[[3], [3], []], 'Look at what they get wrong, add context, or lower the bar.'],
  ])('looks for the samples that fail with every model: of %j', (failing, look) => {
    const findings = failing.map((alwaysFailing) => ({ ...WRONG, alwaysFailing }));
    expect(wordsOf(findings).reason).toContain(look);
    const without = [
      { ...WRONG, verdict: 'not run' as const },
      { ...WRONG, scored: 0 },
    ];
    expect(wordsOf([...without, ...findings]).reason).toContain(look);
    expect(wordsOf(without).reason).toContain('Look at what they get wrong');
  });

  it('tells of the bar: a margin, and a speed', () => {
    const relative = planInput({ bar: { kind: 'relative', within: 0.05, of: null } });
    expect(wordsOf([WRONG, WRONG], { input: relative }).headline).toBe(
      'None of the 2 models reaches within 5 points of the reference',
    );
    const quick = planInput({ latency: { withinMs: 2_000, share: 0.95 } });
    expect(wordsOf([WRONG, WRONG], { input: quick }).headline).toBe(
      'None of the 2 models reaches 80% with 95% of calls within 2 s',
    );
  });
});

describe('where something ended it, it', () => {
  const line = (scored: number) => ({
    cost: 1,
    finding: { verdict: 'not run', scored, planned: 60 } as const,
  });
  const wordsOf = (
    ending: Parameters<typeof noProofWords>[1],
    scored: readonly number[],
    ended: Partial<RecommendQuestion['ended']> = {},
  ) => noProofWords(questionOf(scored.map(line), { ended: { ...NOBODY, ...ended } }), ending);

  it.each([
    [[0, 0], 'No call had ended.'],
    [[1, 0], 'Nothing is proven so far; 1 of at most 120 calls is done and kept.'],
    [[1, 1], 'Nothing is proven so far; 2 of at most 120 calls are done and kept.'],
  ])('says how far it came: %j', (scored, reason) => {
    expect(wordsOf('cancelled', scored).reason).toBe(reason);
  });

  it('says that the budget is spent, and on how much', () => {
    expect(wordsOf('budget ended', [0, 0])).toEqual({
      headline: 'Stopped at $2: the budget is spent',
      reason: 'The budget does not cover one call at its worst. Raise the budget to go on.',
    });
    expect(wordsOf('budget ended', [30, 0])).toEqual({
      headline: 'Stopped at $2: 25% of the plan is done and kept',
      reason:
        'Nothing is proven so far; 30 of at most 120 calls are made. Raise the budget to go on.',
    });
  });

  it('says that a cap is used up, and what to do in the cap’s own words', () => {
    const cap = 'The personal cap of $5 is used up.';
    expect(wordsOf('budget ended', [0, 0], { cap })).toEqual({
      headline: 'Stopped: a cap for this month is reached',
      reason: `What is left of it does not cover one call at its worst. ${cap}`,
    });
    expect(wordsOf('budget ended', [30, 0], { cap }).reason).toBe(
      `Nothing is proven so far; 30 of at most 120 calls are done and kept. ${cap}`,
    );
  });

  it('says what each provider answered, and how much its models have', () => {
    const providers = [
      { says: 'A is down.', candidates: [0] },
      { says: 'B is down.', candidates: [1, 2] },
    ];
    expect(wordsOf('provider failed', [30, 15, 0], { providers }).reason).toBe(
      'A is down. Its model has 50% of its calls. B is down. Its 2 models have 13% of their calls. ' +
        'Nothing is proven so far; 45 of at most 180 calls are done and kept.',
    );
  });
});

describe('where evidence is lacking, it', () => {
  const likely: Partial<CandidateFinding> = {
    verdict: 'likely',
    score: 0.975,
    interval90: [0.88, 1],
    scored: 40,
    probability: 0.91,
  };

  it('calls a likely model probably good enough, from what, and what would make it sure', () => {
    const words = noProofWords(questionOf([{ cost: 1, finding: likely }]), 'not enough evidence');
    expect(words.headline).toBe('Haiku 5.5 is probably good enough (91%), $100 a month');
    expect(words.reason).toMatch(
      /^Not enough evidence to be sure: 39 of 40 right; 88-100% on new inputs\. /,
    );
    const lost = { ...likely, missing: 1 };
    const { reason } = noProofWords(
      questionOf([{ cost: 1, finding: lost }]),
      'not enough evidence',
    );
    expect(reason).toContain('to be sure: 98% so far, 88-100% on new inputs.');
  });

  it('says so where none of those tried is likely to be', () => {
    expect(
      noProofWords(questionOf([{ cost: 1, finding: WRONG }]), 'not enough evidence').reason,
    ).toBe('None of those tried is likely to reach it.');
  });
});
