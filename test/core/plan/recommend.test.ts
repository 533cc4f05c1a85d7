import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/plan/findings.ts';
import { type RecommendQuestion, recommend } from '../../../src/core/plan/recommend.ts';
import type { PlanInput } from '../../../src/core/plan/types.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, type Play, planInput, playPlan } from './play-plan.ts';

const LABELS = ['Haiku 5.5', 'Flash 3.8', 'Opus 5.5'];
const PRICES = [0.00006, 0.0003, 0.0024];
const NOBODY = { budget: false, providers: [] as string[], cancelled: false };
const BAR = { kind: 'absolute', rate: 0.9 } as const;

interface Case {
  facts: Facts;
  /** Sample numbers that each candidate gets wrong on every repeat. */
  wrong: readonly (readonly number[])[];
  before?: Play['before'];
  rest?: Partial<RecommendQuestion>;
}

const first = (n: number) => Array.from({ length: n }, (_, index) => index);

function recommendationOf({ facts, wrong, before, rest }: Case) {
  const score = ({ candidate, sample }: TrialKey) => (wrong[candidate]!.includes(sample) ? 0 : 1);
  const start = planInput(facts, PRICES);
  const { input } = playPlan(start, before ? { score, before } : { score });
  return recommend({
    ...{ input, findings: findingsOf(input), volume: 100_000, current: null, ended: NOBODY },
    candidates: input.candidates.map(({ name, costPerCall }, index) => ({
      ...{ name, costPerCall, label: LABELS[index]!, monthlySpend: costPerCall * 100_000 },
    })),
    ...rest,
  });
}

const stopAfter =
  (steps: number, who: (index: number) => boolean = () => true) =>
  (input: PlanInput, step: number): PlanInput => ({
    ...input,
    candidates: input.candidates.map((one, index) => ({
      ...one,
      stopped: step >= steps && who(index),
    })),
  });

describe('a pick', () => {
  it('is the cheapest proven candidate: the claim, its certainty, what it saves', () => {
    const told = recommendationOf({ facts: { samples: 60, bar: BAR }, wrong: [[15], [], []] });
    expect(told).toMatchObject({
      ending: 'picked',
      headline: 'Haiku 5.5 is good enough: 98% right, $6 a month',
      reason:
        'It clears your bar: 95% sure that it reaches at least 90% on new inputs, and it costs ' +
        'about 1/40 of Opus 5.5: about $230 a month less at 100,000 calls.',
      pick: { candidate: 0 },
    });
    expect(told.pick!.probability).toBeGreaterThan(0.95);
  });

  it('is compared exactly with a model that was measured', () => {
    const facts: Facts = { samples: 60, bar: BAR, design: 'full' };
    const { reason } = recommendationOf({ facts, wrong: [[15], [], []] });
    expect(reason).toContain('costs 1/40 of Opus 5.5: $234 a month less at 100,000 calls.');
  });

  it.each([
    [
      'model-2',
      'costs about 1/40 of Opus 5.5, which you use today: about $230 a month less at 100,000 calls.',
    ],
    [
      'model-1',
      'costs about 1/5 of Flash 3.8, which you use today: about $24 a month less at 100,000 calls.',
    ],
    ['model-0', 'is what you use today.'],
  ])('is compared with the model in use, %s', (current, words) => {
    const facts: Facts = { samples: 60, bar: BAR };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []], rest: { current } });
    expect(reason).toContain(`it ${words}`);
  });

  it('says what a dearer pick than the model in use costs more', () => {
    const { headline, reason } = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [first(60), [], []],
      rest: { current: 'model-0' },
    });
    expect(headline).toBe('Flash 3.8 is good enough: 100% right, $30 a month');
    expect(reason).toContain(
      'it costs 5x as much as Haiku 5.5, which you use today: $24 a month more at 100,000 calls.',
    );
  });

  it('compares the dearest with nobody: no cheaper one is proven', () => {
    const facts: Facts = { samples: 60, bar: BAR };
    const { headline, reason } = recommendationOf({ facts, wrong: [first(60), first(60), []] });
    expect(headline).toBe('Opus 5.5 is good enough: 100% right, $240 a month');
    expect(reason).toBe(
      'It clears your bar: 95% sure that it reaches at least 90% on new inputs, and no cheaper model is proven.',
    );
  });

  it('names a cheaper candidate that is probably good enough too', () => {
    const lost = ({ candidate, sample }: TrialKey) =>
      candidate === 0 && sample % 9 === 0 ? null : 1;
    const { input } = playPlan(planInput({ samples: 40, bar: BAR }, PRICES), { score: lost });
    const { reason } = recommend({
      ...{ input, findings: findingsOf(input), volume: 1_000, current: null, ended: NOBODY },
      candidates: input.candidates.map(({ name, costPerCall }, index) => ({
        ...{ name, costPerCall, label: LABELS[index]!, monthlySpend: costPerCall * 1_000 },
      })),
    });
    expect(reason).toMatch(
      /Haiku 5\.5 is cheaper and probably good enough too \(.*%\), but not proven\.$/,
    );
  });

  it('claims no more than the samples where that was asked', () => {
    const facts: Facts = { samples: 20, bar: BAR, estimand: 'these-samples', repeats: 5 };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toContain('95% sure that it reaches at least 90% on these samples');
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
      ...{ ending: 'picked', pick: { candidate: 2, probability: 1 } },
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
      /^(Haiku 5\.5|Flash 3\.8) and Opus 5\.5 can't be told apart on these samples \(difference -?\+?\d+ points?, -\d+ to \+\d+\); .* costs 1\/(40|8) of Opus 5\.5\. About \d+ more samples, \$[\d.]+, could prove it\.$/,
    );
  });
});

describe('a candidate that can’t be told apart from its reference', () => {
  const wordsFor = (within: number, behind: readonly number[]) => {
    const facts: Facts = {
      ...{ samples: 60, design: 'full', repeats: 1, bar: { kind: 'relative', within, of: null } },
    };
    return recommendationOf({ facts, wrong: [first(60), behind, [58]] }).reason;
  };

  it('takes about so many more samples at the same difference, for this price', () => {
    // 1 of 60 each way: the lower bound lies 6 points down, 1.5 times the margin of 4.
    const [, more, price] = /About (\d+) more samples, \$([\d.]+),/.exec(wordsFor(0.04, [59]))!;
    expect(Number(more)).toBeGreaterThan(60);
    expect(Number(more)).toBeLessThan(110);
    expect(Number(price)).toBeCloseTo(Number(more) * (0.0003 + 0.0024), 2);
  });

  it('is not helped by more samples where it is behind by the margin already', () => {
    expect(wordsFor(0.02, [56, 57, 59])).toContain('More samples alone are unlikely to prove it.');
  });
});

describe('no pick', () => {
  it('names the best and three ways on where all are ruled out', () => {
    const wrong = [first(38), first(36), first(34)];
    expect(recommendationOf({ facts: { samples: 40, bar: BAR }, wrong })).toMatchObject({
      ...{ ending: 'none good enough', pick: null },
      headline: 'None of the 3 models reaches 90%',
      reason: expect.stringMatching(
        /^Best: Opus 5\.5 with \d+% \(\d+-\d+%\)\. Three ways on: look at the \d+ samples? that all of them fail, add context, or lower the bar\.$/,
      ),
    });
  });

  it('says how many more samples would do, and their price, where evidence is lacking', () => {
    const told = recommendationOf({
      facts: { samples: 20, bar: { kind: 'absolute', rate: 0.95 } },
      wrong: [[], [], []],
    });
    expect(told).toMatchObject({
      ...{ ending: 'not enough evidence', pick: null },
      headline: 'Not enough evidence: Haiku 5.5 is probably good enough (81%)',
      reason: '100% so far, 83-100% on new inputs. To be 95% sure: about 32 more samples, $0.0058.',
    });
  });

  it('counts repeats as evidence, and tells their interval, for a claim about these samples', () => {
    const facts: Facts = {
      ...{ samples: 20, repeats: 3, estimand: 'these-samples' },
      bar: { kind: 'absolute', rate: 0.98 },
    };
    // 133 flawless trials prove 98%: 45 samples with 3 repeats, 25 more than these.
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toMatch(/(\(| so far, )93-100%/);
    expect(reason).toContain('To be 95% sure: about 25 more samples, $0.0045.');
  });

  it('asks for independent samples where near-duplicates are grouped', () => {
    const groups = Array.from({ length: 60 }, (_, index) => `g${index % 20}`);
    const facts: Facts = { samples: 60, bar: BAR, groups };
    const { reason } = recommendationOf({ facts, wrong: [[], [], []] });
    expect(reason).toContain('To be 95% sure: about 5 more independent samples');
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
    expect(reason).toContain('To be 95% sure: about 11 more samples');
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
    const told = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(1),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(told).toMatchObject({
      ...{ ending: 'budget ended', pick: null },
      headline: 'The budget ended before a model was proven',
    });
    expect(told.reason).toMatch(
      /^Proven so far: nothing, after \d+ trials\. Likeliest: Haiku 5\.5 with 100% \(\d+-100%\), good enough with a probability of \d+%\. Not tried: Flash 3\.8, Opus 5\.5\. Raise the budget and ask again\.$/,
    );
  });

  it('says that a provider failed, who is out and who was never tried', () => {
    const told = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [first(60), [], []],
      before: stopAfter(0, (index) => index > 0),
      rest: {
        ended: {
          ...NOBODY,
          providers: ['Anthropic refused the key (401): set ANTHROPIC_API_KEY.'],
        },
      },
    });
    expect(told).toMatchObject({
      ...{ ending: 'provider failed', pick: null },
      headline: 'A provider failed before a model was proven',
      reason:
        'Proven so far: nothing, after 10 trials. Ruled out: Haiku 5.5. Not tried: Flash 3.8, ' +
        'Opus 5.5. Anthropic refused the key (401): set ANTHROPIC_API_KEY.',
    });
  });

  it('says that a provider failed when no call was answered', () => {
    const told = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: {},
    });
    expect(told).toMatchObject({
      ending: 'provider failed',
      reason:
        'No call was answered. Not tried: Haiku 5.5, Flash 3.8, Opus 5.5. Each was tried several ' +
        'times: ask again when the provider is back.',
    });
  });

  it('says that the budget covers no call', () => {
    const told = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(told.reason).toMatch(
      /^The budget does not cover one call at its worst\. .* Raise the budget and ask again\.$/,
    );
  });

  it('says that it was cancelled', () => {
    const told = recommendationOf({
      facts: { samples: 60, bar: BAR },
      wrong: [[], [], []],
      before: stopAfter(0),
      rest: { ended: { ...NOBODY, cancelled: true } },
    });
    expect(told).toMatchObject({
      ...{ ending: 'cancelled', headline: 'Cancelled before a model was proven' },
      reason: 'No trial had ended. Not tried: Haiku 5.5, Flash 3.8, Opus 5.5.',
    });
  });

  it('picks what is proven even if the budget ended afterwards', () => {
    const rest = { ended: { ...NOBODY, budget: true } };
    const told = recommendationOf({ facts: { samples: 60, bar: BAR }, wrong: [[], [], []], rest });
    expect(told.ending).toBe('picked');
  });

  it('does not fall back on the reference of a relative bar when money ended the comparison', () => {
    const told = recommendationOf({
      facts: { samples: 60, bar: { kind: 'relative', within: 0.05, of: null } },
      wrong: [first(9), first(9), []],
      before: stopAfter(1),
      rest: { ended: { ...NOBODY, budget: true } },
    });
    expect(told).toMatchObject({ ending: 'budget ended', pick: null });
  });
});
