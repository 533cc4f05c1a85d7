import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { alphaLeft, alphaLeftForSpeed, firstRound } from '../../../src/core/plan/alpha-left.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { calls, decisions, type Facts, type Played, planInput, playPlan } from './play-plan.ts';

const BAR = { kind: 'absolute', rate: 0.9 } as const;

/** What a plan of one model that ended is asked once `added` samples were added to it. */
function withAdded({ input, memory }: Played, added: number): PlanInput {
  const samples = input.samples + added;
  return {
    ...input,
    samples,
    groups: Array(samples).fill(null),
    rounds: [...(input.rounds ?? []), input.samples],
    memory,
  };
}

const wrongOn =
  (...samples: number[]) =>
  ({ sample }: TrialKey) =>
    samples.includes(sample) ? 0 : 1;

/** One model on so many samples, asked once each. */
const first = (samples: number, score: (trial: TrialKey) => number, facts: Facts = {}) =>
  playPlan(planInput({ samples, bar: BAR, repeats: 1, ...facts }, [1]), { score });

describe('a round of added samples', () => {
  it('asks what was not asked, once each, in an order that keeps the first round first', () => {
    const before = first(12, wrongOn());
    expect(before.memory.candidates[0]).toMatchObject({
      decision: 'exhausted',
      test: 'grade alone',
    });
    const after = playPlan(withAdded(before, 60), { score: wrongOn() });
    expect(after.launched.every(({ sample, repeat }) => sample >= 12 && repeat === 0)).toBe(true);
    expect(new Set(after.launched.map(({ sample }) => sample)).size).toBe(calls(after, 0));
    const { units } = studyOf(withAdded(before, 60));
    expect(units.slice(0, 12)).toEqual(studyOf(before.input).units);
    expect(
      units
        .slice(12)
        .flat()
        .toSorted((a, b) => a - b)[0],
    ).toBe(12);
  });

  it('has all of alpha where nothing was tested before: 42 flawless answers prove 90%', () => {
    const prove = (added: number) =>
      playPlan(withAdded(first(12, wrongOn()), added), { score: wrongOn() }).memory.candidates[0];
    expect(prove(30)).toMatchObject({ decision: 'proven', test: 'adding up', left: 0.05 });
    expect(prove(29)).toMatchObject({ decision: 'exhausted' });
  });

  it('has what the exact test left, however many rounds come', () => {
    const wrong = wrongOn(0, 1);
    const before = first(30, wrong);
    // 29 flawless answers are 4.7%, and no other way proves 90% on 30.
    const left = 0.05 - 0.9 ** 29;
    const second = playPlan(withAdded(before, 30), { score: wrong });
    expect(second.memory.candidates[0]!.left).toBeCloseTo(left, 4);
    const third = playPlan(withAdded(second, 300), { score: wrong });
    expect(third.memory.candidates[0]!.left).toBeCloseTo(left, 4);
    expect(third.memory).toMatchObject({ round: 2, candidates: [{ decision: 'proven' }] });
  });

  it('has half a percent of alpha after boundaries, a full design and a comparison with a reference', () => {
    for (const facts of [
      { repeats: 3 },
      { design: 'full' },
      { bar: { kind: 'relative', within: 0.05, of: null } },
    ] as const) {
      const input = planInput({ samples: 60, bar: BAR, repeats: 1, ...facts }, [1, 50]);
      const before = playPlan(input, { score: wrongOn(1, 2, 3, 4) });
      const study = studyOf(withAdded(before, 10));
      expect(alphaLeft(firstRound(study), before.memory.candidates[0]!)).toBeCloseTo(0.00025, 6);
    }
  });

  it('leaves who is proven, ruled out or not needed as they are', () => {
    const score = ({ candidate, sample }: TrialKey) =>
      Number(candidate > 0 && (candidate === 2 || sample % 12 !== 0));
    const input = planInput({ samples: 40, bar: BAR, repeats: 1 }, [1, 2, 3, 4]);
    const before = playPlan(input, { score });
    expect(decisions(before)).toEqual(['ruled out', 'cannot be proven', 'proven', 'not needed']);
    const after = playPlan(withAdded(before, 200), { score: wrongOn() });
    expect([0, 1, 2, 3].map((candidate) => calls(after, candidate) > 0)).toEqual([
      ...[false, true, false, false],
    ]);
    expect(decisions(after)).toEqual(['ruled out', 'proven', 'proven', 'not needed']);
  });

  it('gives up a model that the samples there can hardly prove', () => {
    const before = first(60, wrongOn(0, 1, 2, 3, 4, 5));
    const after = playPlan(withAdded(before, 60), { score: wrongOn(0, 1, 2, 3, 4, 5) });
    expect(decisions(after)).toEqual(['cannot be proven']);
    expect(calls(before, 0) + calls(after, 0)).toBeLessThan(90);
  });

  it('proves nobody at a bar of 100%, by either design', () => {
    for (const design of ['adaptive', 'full'] as const) {
      const facts = { bar: { kind: 'absolute', rate: 1 }, design } as const;
      const after = playPlan(withAdded(first(20, wrongOn(), facts), 20), { score: wrongOn() });
      expect(decisions(after)).toEqual([design === 'full' ? 'exhausted' : 'cannot be proven']);
    }
  });

  it('proves speed with what the first round left of it', () => {
    const study = studyOf(withAdded(first(12, wrongOn()), 60));
    expect(alphaLeftForSpeed(study, 0.9, 1)).toBe(0.05);
    const latency = { withinMs: 2_000, share: 0.9 };
    const play = { score: wrongOn(), latencyMs: () => 1_000 };
    const before = playPlan(planInput({ samples: 12, bar: BAR, repeats: 1, latency }, [1]), play);
    expect(decisions(playPlan(withAdded(before, 60), play))).toEqual(['proven']);
    const slow = { ...play, latencyMs: ({ sample }: TrialKey) => (sample < 30 ? 1_000 : 3_000) };
    expect(decisions(playPlan(withAdded(before, 60), slow))).toEqual(['ruled out']);
  });
});
