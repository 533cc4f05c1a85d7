import { describe, expect, it } from 'vitest';
import type { Facts } from '../plan/play-plan.ts';
import { BAR, first, NOBODY, recommendationOf, stopAfter } from '../plan/recommend-question.ts';

describe('without a proof, the recommendation', () => {
  it('names the best and the samples that fail with every model where all are ruled out', () => {
    const wrong = [first(38), first(36), first(34)];
    const facts: Facts = { samples: 40, repeats: 2, design: 'full', bar: BAR };
    expect(recommendationOf({ facts, wrong })).toMatchObject({
      ending: 'none good enough',
      pick: null,
      headline: 'None of the 3 models reaches 90%',
      reason: expect.stringMatching(
        /^Best: Opus 5\.5 with \d+% \(\d+-\d+\)\. \d+ samples fail with every model: check the expected answers first\.$/,
      ),
    });
  });

  it('is the cheapest that is likely, or a guess, where evidence is lacking, with how many more samples would do', () => {
    const recommendation = recommendationOf({
      facts: { samples: 20, bar: { kind: 'absolute', rate: 0.95 } },
      wrong: [[], [], []],
    });
    const reason =
      'One in 3 such guesses is wrong. 60 of 60 right, each sample asked 3 times; 88-100% on new inputs. ' +
      'To prove it: about 190 more samples for an 80% chance if it is right 99% of the time, $0.01.';
    expect(recommendation).toMatchObject({
      ending: 'not enough evidence',
      reason,
      headline: 'Best guess: Haiku 5.5 (about 66%), $6 a month',
      pick: { candidate: 0, reason, grade: 'guess' },
    });
    expect(recommendation.pick?.probability).toBeCloseTo(1 - 0.95 ** 21, 3);
  });

  it('says that nothing is to be proven where no model is cheaper than the reference', () => {
    const facts: Facts = { samples: 40, bar: { kind: 'relative', within: 0.05, of: 'model-0' } };
    expect(recommendationOf({ facts, wrong: [[], [], []] })).toMatchObject({
      ending: 'not enough evidence',
      pick: null,
      headline: 'Nothing to prove: no model costs less than the one they are measured against',
      reason: 'That is Haiku 5.5 ($6 a month). Keep it, or name a more expensive one in the bar.',
    });
  });

  it('counts repeats as evidence, and tells their interval, for a claim about these samples', () => {
    const facts: Facts = {
      samples: 20,
      repeats: 3,
      estimand: 'these-samples',
      bar: { kind: 'absolute', rate: 0.98 },
    };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toMatch(/; 95-100% on these samples/);
    expect(reason).toContain('More samples would be another question');
  });

  it('asks for independent samples where near-duplicates are grouped', () => {
    const groups = Array.from({ length: 60 }, (_, index) => `g${index % 20}`);
    const facts: Facts = { samples: 60, bar: BAR, groups };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toContain('about 44 more independent samples for an 80% chance');
  });

  it('says of a bar of 100% that nothing proves it', () => {
    const facts: Facts = { samples: 40, bar: { kind: 'absolute', rate: 1 } };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toContain('No number of samples can prove 100%: lower the bar.');
  });

  it('asks for at least the 15 samples that can prove anything', () => {
    const { reason } = recommendationOf({
      facts: { samples: 4, bar: { kind: 'absolute', rate: 0.5 } },
      wrong: [[], [], []],
    });
    expect(reason).toContain('about 11 more samples for an 80% chance');
  });

  it('does not promise that more samples help a score below the bar', () => {
    const facts: Facts = { samples: 15, bar: BAR };
    const { headline, reason } = recommendationOf({
      facts,
      wrong: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    });
    expect(headline).toBe('Not enough evidence: no model is proven to reach 90%');
    expect(reason).toMatch(
      /^Likeliest: .* good enough with a probability of \d+%\. Its score so far is not above the bar: more samples alone are unlikely to prove it\.$/,
    );
  });

  it('says that the budget ended it, what is known, and the way on', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(1),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(recommendation).toMatchObject({
      ending: 'budget ended',
      pick: null,
      headline: 'Stopped at $2: 2% of the plan is done and kept',
    });
    expect(recommendation.reason).toMatch(
      /^Nothing is proven so far; \d+ of at most 540 calls are made\. Likeliest: Haiku 5\.5 with 100% \(\d+-100\), good enough with a probability of \d+%\. Raise the budget to go on\.$/,
    );
  });

  it('says what the provider answered and how far it came where one failed', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [first(60), [], []],
      before: stopAfter(0, (index) => index > 0),
      rest: {
        ended: {
          ...NOBODY,
          providers: [
            {
              says: 'Anthropic refused the key (401): set ANTHROPIC_API_KEY.',
              candidates: [1, 2],
            },
          ],
        },
      },
    });
    expect(recommendation).toMatchObject({
      ending: 'provider failed',
      pick: null,
      headline: 'A provider failed before a model was proven',
      reason:
        'Anthropic refused the key (401): set ANTHROPIC_API_KEY. Its 2 models have 0% of their calls. ' +
        'Nothing is proven so far; 10 of at most 540 calls are done and kept.',
    });
  });

  it('says that a provider failed when no call was answered', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: {},
    });
    expect(recommendation).toMatchObject({
      ending: 'provider failed',
      reason:
        'Each call was tried several times: ask again when the provider is back. No call has an ' +
        'answer that could be scored.',
    });
  });

  it('says that the budget covers no call', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(recommendation.reason).toMatch(
      /^The budget does not cover one call at its worst\. Raise the budget to go on\.$/,
    );
  });

  it('says that it was cancelled', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: { ended: { ...NOBODY, cancelled: true } },
    });
    expect(recommendation).toMatchObject({
      ending: 'cancelled',
      headline: 'Cancelled before a model was proven',
      reason: 'No call had ended.',
    });
  });

  it('picks what is proven even if the budget ended afterwards', () => {
    const rest = { ended: { ...NOBODY, budget: true } };
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      rest,
    });
    expect(recommendation.ending).toBe('picked');
  });

  it('does not fall back on the reference of a relative bar when money ended the comparison', () => {
    const recommendation = recommendationOf({
      facts: { samples: 60, bar: { kind: 'relative', within: 0.05, of: null } },
      wrong: [first(9), first(9), []],
      before: stopAfter(1),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(recommendation).toMatchObject({ ending: 'budget ended', pick: null });
  });
});
