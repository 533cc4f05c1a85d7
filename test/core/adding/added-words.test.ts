import { describe, expect, it } from 'vitest';
import type { AddedSamples } from '../../../src/core/adding/added-samples.ts';
import {
  addedWords,
  leftOutSampleWords,
  reachWords,
} from '../../../src/core/adding/added-words.ts';
import { overlapWords } from '../../../src/core/adding/overlap-words.ts';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { roundsWords } from '../../../src/core/result/words/measured-words.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { type Facts, planInput, playPlan } from '../plan/play-plan.ts';

/** What a file brought: so many new samples, and so many that were left out for each reason. */
function added(fresh: number, each: number): AddedSamples {
  const { samples } = evaluationRequest({}, fresh);
  const left = { present: each, otherAnswers: each, repeated: each, inGroups: each, shown: each };
  return { samples, ...left, notes: [] };
}

/** What is said of samples added to twelve, on which two models asked once erred so often. */
function reach(all: number, wrong: readonly number[], facts: Facts = {}): string[] {
  const prices = [3, 1];
  const score = ({ candidate, sample }: TrialKey) => (sample < wrong[candidate]! ? 0 : 1);
  const before = planInput(
    { samples: 12, repeats: 1, bar: { kind: 'absolute', rate: 0.9 } },
    prices,
  );
  const { input, memory } = playPlan({ ...before, ...facts }, { score });
  const added = { samples: all, groups: Array(all).fill(null), rounds: [12] };
  const study = studyOf({ ...input, ...added });
  return reachWords(study, memory, [0, 1], (name) => (name === 'model-1' ? 'Cheap' : 'Better'));
}

describe('what is said of samples that are added', () => {
  it.each<[string, number, readonly number[], string]>([
    ['none may be wrong', 60, [0, 0], 'Cheap is proven at 90% if none is wrong; none is so far.'],
    ['one may', 72, [0, 1], 'Better is proven at 90% if no more than 1 is wrong; none is so far.'],
    ['more may', 200, [1, 1], 'Cheap is proven at 90% if no more than 9 are wrong; 1 is so far.'],
  ])(
    'tells who goes on, cheapest first, and what proves the nearest: %s',
    (_, all, wrong, ends) => {
      const [who, what] = reach(all, wrong);
      expect(who).toBe(
        'Cheap and Better go on; the answers they have stay, and each is asked the rest.',
      );
      expect(what).toBe(`With ${all} samples in all, ${ends}`);
    },
  );

  it('says that they prove nothing yet where they don’t', () => {
    expect(reach(20, [0, 0])[1]).toMatch(/^Even if Cheap answers all that is new right, that does/);
    const facts = { bar: { kind: 'relative', within: 0.1, of: null } } as const;
    expect(reach(60, [0, 0], facts)).toHaveLength(1);
  });

  it('reads in singular and plural', () => {
    expect(addedWords(added(1, 0), 12)).toBe('1 sample is new: with the 12 that it has, 13.');
    expect(leftOutSampleWords(added(0, 0))).toEqual([]);
    expect(leftOutSampleWords(added(0, 1))).toEqual([
      '1 sample was in it already, and is not asked again.',
      '1 sample of these has another expected answer here: the one it had stands.',
      '1 sample stands there twice, and counts once.',
      '1 sample is in a group that it has, with which it counts as one: left out.',
      '1 sample is shown as an example: left out.',
    ]);
    expect(leftOutSampleWords(added(0, 2)).map((sentence) => sentence.slice(0, 20))).toEqual([
      '2 samples were in it',
      '2 samples of these h',
      '2 samples stand ther',
      '2 samples are in gro',
      '2 samples are shown ',
    ]);
  });

  it('says of a new run what an earlier one has of its samples', () => {
    const of = (samples: number) => ({ samples, estimand: 'population' }) as const;
    const overlap = { id: 'ab12', name: 'tickets', startedAt: new Date('2026-11-03'), shared: 60 };
    expect(overlapWords(overlap, of(60))).toMatch(
      /^All 60 samples were already in “tickets” of 3 Nov 2026: .* Add new ones to that one instead/,
    );
    expect(overlapWords({ ...overlap, shared: 1 }, of(60))).toMatch(
      /^1 of these 60 samples was already .* it is paid again, .* Add the other 59 to that one instead/,
    );
    expect(overlapWords({ ...overlap, shared: 1 }, of(1))).toMatch(/^This sample was already /);
    const exactly = overlapWords(overlap, { samples: 60, estimand: 'these-samples' });
    expect(exactly).toMatch(/^All 60 .* another 5% chance to pass by luck\.$/);
  });

  it('names the rounds, each where they are few', () => {
    const rounds = (...sizes: number[]) =>
      roundsWords({ rounds: sizes.map((samples) => ({ samples, at: '2026-11-26T12:00:00Z' })) });
    expect(rounds()).toBe('');
    expect(rounds(60)).toBe('');
    expect(rounds(30, 1_000)).toBe(' in 2 rounds (30, then 1,000)');
    expect(rounds(1, 2, 3, 4, 5, 6, 7)).toBe(' in 7 rounds');
  });
});
