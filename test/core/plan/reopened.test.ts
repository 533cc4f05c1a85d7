import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { calls, decisions, planInput, playPlan } from './play-plan.ts';

const BAR = { kind: 'absolute', rate: 0.9 } as const;

/** Models asked once; each gets wrong the samples at these places of the common order. */
function playOf(samples: number, wrong: readonly (readonly number[])[]) {
  const input = planInput(
    { samples, repeats: 1, bar: BAR },
    wrong.map((_, index) => index + 1),
  );
  const order = studyOf(input).units.map(([sample]) => sample!);
  return playPlan(input, {
    score: ({ candidate, sample }) => (wrong[candidate]!.includes(order.indexOf(sample)) ? 0 : 1),
  });
}

const verdicts = (play: ReturnType<typeof playOf>) =>
  findingsOf(play.input).map(({ verdict }) => verdict);

describe('where a proof forgives no error', () => {
  it('a model with one early error goes on to be likely, once nobody can be proven', () => {
    const play = playOf(30, [[0, 1, 2, 3], [8]]);
    expect(verdicts(play)[1]).toBe('likely');
    expect(calls(play, 1)).toBe(30);
    expect(calls(play, 0)).toBeLessThan(10);
  });

  it('nobody goes on where one is proven', () => {
    const play = playOf(30, [[8], []]);
    expect(decisions(play)).toEqual(['cannot be proven', 'proven']);
    expect(calls(play, 0)).toBeLessThan(10);
  });

  it('the cheapest goes on first and is enough', () => {
    const play = playOf(30, [[8], [14]]);
    expect(verdicts(play)[0]).toBe('likely');
    expect(calls(play, 0)).toBe(30);
    expect(play.memory.candidates[1]).toMatchObject({
      decision: 'no proof',
      reason: 'A cheaper model did well, and these samples could not prove more.',
    });
    expect(calls(play, 1)).toBeLessThan(20);
  });

  it('a model that erred within its first answers is not: a flawless rest is too unlikely', () => {
    const play = playOf(30, [[2]]);
    expect(decisions(play)).toEqual(['cannot be proven']);
    expect(calls(play, 0)).toBeLessThan(10);
  });

  it('a second error ends it for good', () => {
    const play = playOf(30, [[8, 12]]);
    expect(decisions(play)).toEqual(['cannot be proven']);
    expect(calls(play, 0)).toBeLessThan(20);
  });
});

it('one whose last answer was the wrong one is likely as it is: nothing is left to ask', () => {
  const input = planInput({ samples: 30, bar: BAR }, [1, 40, 59]);
  const last = studyOf(input).units.at(-1)![0]!;
  const play = playPlan(input, {
    score: ({ candidate, sample }) => (candidate === 0 || sample === last ? 0 : 1),
  });
  expect(decisions(play).slice(0, 2)).toEqual(['ruled out', 'cannot be proven']);
  expect(verdicts(play)[1]).toBe('likely');
  expect(calls(play, 1)).toBe(30);
});

describe('where samples were added', () => {
  /** Twelve right answers, then 48 samples more; wrong at these places of their order. */
  const addedTo = (wrong: readonly number[]) => {
    const before = playOf(12, [[]]);
    const added = { samples: 60, groups: Array(60).fill(null), rounds: [12] };
    const input = { ...before.input, ...added, memory: before.memory };
    const order = studyOf(input).units.map(([sample]) => sample!);
    const score = ({ sample }: TrialKey) => (wrong.includes(order.indexOf(sample)) ? 0 : 1);
    return playPlan(input, { score });
  };

  it('a model that they can’t prove any more goes on while it may be likely', () => {
    const play = addedTo([12, 40]);
    expect(play.memory.candidates[0]).toMatchObject({ decision: 'exhausted', test: 'grade alone' });
    expect(verdicts(play)).toEqual(['likely']);
    expect(calls(play, 0)).toBe(48);
  });

  it('one with so many errors that it will hardly be likely is given up', () => {
    const play = addedTo([12, 13]);
    expect(verdicts(play)).toEqual(['unclear']);
    expect(calls(play, 0)).toBeLessThan(10);
  });
});

it('with 46 samples one error is forgiven by the proof itself', () => {
  expect(decisions(playOf(46, [[20]]))).toEqual(['proven']);
});
