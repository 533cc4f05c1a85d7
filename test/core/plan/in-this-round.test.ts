import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { alphaLeft } from '../../../src/core/plan/alpha-left.ts';
import { inThisRound } from '../../../src/core/plan/in-this-round.ts';
import { newMemory } from '../../../src/core/plan/memory.ts';
import type { CandidateMemory, Decision, PlanMemory } from '../../../src/core/plan/plan-memory.ts';
import { type Facts, planInput } from './play-plan.ts';

const TESTED = { repeats: 1, alpha: 0.05, test: 'grade alone', looks: 12 } as const;

/** What is known of one model once eight samples were added to twelve; so many of all are answered. */
function goneOn(known: Partial<CandidateMemory>, facts: Facts = {}, answered = 12) {
  const input = planInput({ samples: 20, repeats: 1, rounds: [12], ...facts }, [1]);
  const [untouched] = newMemory(input).candidates;
  const order = studyOf(input).units.flat();
  const finished = order.slice(0, answered).map((sample) => ({ sample, repeat: 0, score: 1 }));
  const candidates = input.candidates.map((one) => ({ ...one, finished }));
  const memory: PlanMemory = {
    order: [0],
    reference: null,
    candidates: [{ ...untouched!, ...TESTED, ...known }],
  };
  return inThisRound(studyOf({ ...input, candidates }), memory);
}

describe('a model once samples were added', () => {
  it.each<[Decision, boolean]>([
    ['proven', false],
    ['ruled out', false],
    ['not needed', false],
    ['exhausted', true],
    ['cannot be proven', true],
    ['stopped', true],
    ['no proof', true],
  ])('that was %s goes on: %s', (decision, goesOn) => {
    const { round, candidates } = goneOn({ decision, reason: 'So.' });
    expect(round).toBe(1);
    expect(candidates[0]!.decision).toBe(goesOn ? null : decision);
    expect(candidates[0]!.reason).toBe(goesOn ? null : 'So.');
  });

  it('goes on at the first look that holds all its answers, with what is left of alpha', () => {
    // Looks after 5, 10, 15 and 20 samples.
    const looks = (answered: number, facts: Facts = {}) =>
      goneOn({ decision: 'exhausted' }, facts, answered).candidates[0]!.looks;
    expect([0, 5, 6, 12, 15, 20].map((answered) => looks(answered))).toEqual([0, 0, 1, 2, 2, 3]);
    expect(looks(12, { design: 'full' })).toBe(0);
    expect(goneOn({ decision: 'exhausted', shortcut: true }).candidates[0]).toMatchObject({
      test: 'adding up',
      left: 0.05,
      shortcut: false,
    });
  });

  it('that was never begun begins anew', () => {
    const { candidates } = goneOn({ repeats: null, alpha: null, test: null, decision: 'no proof' });
    expect(candidates[0]).toMatchObject({ decision: null, looks: 0, test: null });
    expect(candidates[0]).not.toHaveProperty('left');
  });

  it('that is the reference is wanted again', () => {
    const input = planInput({ samples: 20, rounds: [12] }, [1]);
    const [untouched] = newMemory(input).candidates;
    const reference = { ...untouched!, decision: 'not needed', reason: 'It.', looks: 3 } as const;
    const memory = { order: [0], reference: 0, candidates: [reference] };
    expect(inThisRound(studyOf(input), memory).candidates[0]).toMatchObject({
      decision: null,
      reason: null,
      looks: 0,
    });
  });

  it('is left as it is where the round is known', () => {
    const memory = { ...goneOn({ decision: 'exhausted' }), round: 0 };
    const before = studyOf(planInput({ samples: 12 }, [1]));
    expect(inThisRound(before, memory)).toBe(memory);
  });
});

describe('what is left of alpha', () => {
  const study = studyOf(planInput({ samples: 12, repeats: 1 }, [1]));
  const [untouched] = newMemory(study.input).candidates;

  it('is what was left before, and none where nothing was tested', () => {
    expect(alphaLeft(study, { ...untouched!, ...TESTED, left: 0.01 })).toBe(0.01);
    expect(alphaLeft(study, { ...untouched!, ...TESTED, repeats: null })).toBeNull();
    expect(alphaLeft(study, { ...untouched!, ...TESTED, alpha: null })).toBeNull();
    expect(alphaLeft(study, { ...untouched!, ...TESTED })).toBe(0.05);
  });
});
