import { describe, expect, it } from 'vitest';
import type { Asking } from '../../../src/core/plan/asking.ts';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { PlanStep } from '../../../src/core/plan/plan-step.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { planInput } from './play-plan.ts';

const asking: Asking = { expectedUsd: 4_000, largestUsd: 50_000, judgeUsd: 0, granted: [] };

/** Plays until the plan ends or asks. */
function playOn(start: PlanInput, score: (trial: TrialKey) => number): PlanStep {
  let input = start;
  for (;;) {
    const step = nextStep(input);
    if (step.finished || step.question) return step;
    const candidates = input.candidates.map((one, index) => ({
      ...one,
      finished: [
        ...one.finished,
        ...step.launch
          .filter(({ candidate }) => candidate === index)
          .map((trial) => ({ ...trial, score: score(trial) })),
      ],
    }));
    input = { ...input, candidates, memory: step.memory };
  }
}

const wrong = () => 0;

describe('the question before the most expensive models', () => {
  it('comes when the next one takes over half of the quote and nobody is proven', () => {
    const { question, launch, finished, memory } = playOn({ ...planInput(), asking }, wrong);
    expect(question).toEqual({
      kind: 'most expensive',
      candidates: [{ candidate: 2, usd: 40 * 0.75 * 90 }],
      usd: 40 * 0.75 * 90,
    });
    expect({ launch, finished }).toEqual({ launch: [], finished: false });
    expect(memory.candidates[2]!.repeats).toBeNull();
  });

  it('is about the fewest that together do where none does alone', () => {
    const input = planInput({}, [10, 10, 10, 10, 10]);
    const expectedUsd = 700;
    const { question } = playOn({ ...input, asking: { ...asking, expectedUsd } }, wrong);
    expect(question?.candidates.map(({ candidate }) => candidate)).toEqual([3, 4]);
  });

  it('counts what a judge costs', () => {
    const judged = { ...asking, expectedUsd: 6_000, judgeUsd: 30 };
    const { question } = playOn({ ...planInput(), asking: judged }, wrong);
    expect(question?.usd).toBe(40 * 0.75 * 120);
  });

  it('is not asked where nobody is there, after a yes, or for what can not be run', () => {
    const input = planInput();
    const granted = { ...asking, granted: ['most expensive'] as const };
    expect(playOn(input, wrong)).toMatchObject({ finished: true, question: null });
    expect(playOn({ ...input, asking: granted }, wrong)).toMatchObject({ finished: true });
    const stopped = input.candidates.map((one, index) => ({ ...one, stopped: index === 2 }));
    expect(playOn({ ...input, asking, candidates: stopped }, wrong).question).toBeNull();
  });

  it('is not asked before anybody was tested, or once somebody is proven', () => {
    const alone = planInput({}, [90]);
    expect(playOn({ ...alone, asking }, wrong).question).toBeNull();
    expect(playOn({ ...planInput(), asking }, () => 1)).toMatchObject({ finished: true });
  });

  it('is not asked where providers alone ended the cheaper ones: nothing is known to ask by', () => {
    const input = planInput();
    const stopped = input.candidates.map((one, index) => ({ ...one, stopped: index < 2 }));
    expect(playOn({ ...input, asking, candidates: stopped }, wrong).question).toBeNull();
  });

  it('is asked again however often the plan is, until there is an answer', () => {
    const { memory } = playOn({ ...planInput(), asking }, wrong);
    const candidates = planInput().candidates.map((one, index) => ({
      ...one,
      finished: index === 2 ? [] : allWrong(index),
    }));
    const again = nextStep({ ...planInput(), asking, memory, candidates });
    expect(again).toMatchObject({ launch: [], finished: false });
    expect(again.question?.kind).toBe('most expensive');
  });
});

const allWrong = (candidate: number) =>
  Array.from({ length: 40 }, (_, sample) => ({ candidate, sample, repeat: 0, score: 0 }));

describe('the question after the pilots', () => {
  const over = { ...asking, expectedUsd: 900, largestUsd: 1_000 };

  it('comes where more is expected by now than was shown as the most', () => {
    const { question, launch } = playOn({ ...planInput(), asking: over }, wrong);
    // 40 samples, three quarters of a pass each, 80% to go on to the next.
    const usd = 40 * 0.75 * (2 + 8 * 0.8 + 90 * 0.64);
    expect(question).toMatchObject({ kind: 'over the quote', usd: expect.closeTo(usd, 9) });
    expect(question?.candidates).toHaveLength(3);
    expect(launch).toEqual([]);
  });

  it('is not asked within the most that was shown, or where that was expected from the first', () => {
    expect(playOn({ ...planInput(), asking }, wrong).question?.kind).toBe('most expensive');
    const early = { ...over, expectedUsd: 1_000 };
    expect(playOn({ ...planInput(), asking: early }, wrong).question?.kind).toBe('most expensive');
    const granted = { ...over, granted: ['over the quote'] as const };
    expect(playOn({ ...planInput(), asking: granted }, wrong).question?.kind).toBe(
      'most expensive',
    );
  });
});
