import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { CandidateMemory } from '../../../src/core/plan/plan-memory.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { decisions, type Facts, planInput, playPlan } from './play-plan.ts';

/** Any evaluation, and scores that a number decides for each trial. */
const histories = fc.record({
  facts: fc.record({
    design: fc.constantFrom('adaptive', 'adaptive', 'full'),
    samples: fc.integer({ min: 1, max: 45 }),
    repeats: fc.integer({ min: 1, max: 5 }),
    bar: fc.oneof(
      fc.constantFrom(0.5, 0.8, 0.9, 1).map((rate) => ({ kind: 'absolute' as const, rate })),
      fc.constantFrom(0.05, 0.2).map((within) => ({ kind: 'relative' as const, within, of: null })),
    ),
    estimand: fc.constantFrom('population', 'population', 'these-samples'),
    continuous: fc.boolean(),
    strict: fc.boolean(),
    thorough: fc.boolean(),
    seed: fc.nat(1000),
  }) satisfies fc.Arbitrary<Facts>,
  grouped: fc.boolean(),
  prices: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
  rates: fc.array(fc.constantFrom(0.2, 0.7, 0.85, 0.95, 1), { minLength: 5, maxLength: 5 }),
  missing: fc.constantFrom(0, 0, 0.03, 0.3, 1),
  luck: fc.nat(1_000_000),
});
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

function inputOf({ facts, grouped, prices }: History): PlanInput {
  const groups = Array.from({ length: facts.samples }, (_, sample) =>
    grouped && sample % 3 === 0 ? `group ${sample % 4}` : null,
  );
  return planInput({ ...facts, groups }, prices);
}

/** A number in [0,1) for each trial: the same whenever it is asked. */
function chance({ candidate, sample, repeat }: TrialKey, luck: number): number {
  let hash = (luck + 1) * 2_654_435_761 + candidate * 40_503 + sample * 9_973 + repeat * 7_919;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const scoring =
  ({ rates, missing, luck, facts }: History) =>
  (trial: TrialKey): number | null => {
    if (chance(trial, luck + 17) < missing) return null;
    const right = chance(trial, luck) < rates[trial.candidate]!;
    if (facts.continuous) return right ? 0.9 : 0.3;
    return right ? 1 : 0;
  };

/** Open trials end a few at a time, how many the history decides. */
const scattered =
  ({ luck }: History) =>
  (open: readonly unknown[], step: number) =>
    1 + Math.floor(chance({ candidate: step, sample: 0, repeat: 0 }, luck) * open.length);

/** What could not be proven may be opened again for its grade; nothing comes after that. */
const opensForItsGrade = (then: CandidateMemory, now: CandidateMemory): boolean =>
  then.decision === 'cannot be proven' && then.test !== 'grade alone' && now.test === 'grade alone';

describe('any evaluation', () => {
  it('ends, never launches a trial twice or outside the full design, and decides everything', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const input = inputOf(history);
        const play = playPlan(input, { score: scoring(history), ends: scattered(history) });
        const keys = play.launched.map((key) => `${key.candidate} ${key.sample} ${key.repeat}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { candidate, sample, repeat } of play.launched) {
          expect(candidate).toBeLessThan(input.candidates.length);
          expect(sample).toBeLessThan(input.samples);
          expect(repeat).toBeLessThan(input.repeats);
        }
        expect(decisions(play)).not.toContain(null);
        expect(play.memory.candidates.every(({ reason }) => reason !== null)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same step for the same input', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const input = inputOf(history);
        const play = () => playPlan(input, { score: scoring(history), ends: scattered(history) });
        expect(play().steps).toEqual(play().steps);
      }),
      { numRuns: 40 },
    );
  });

  it('takes no look twice and keeps decisions, repeats and alpha, but for one opened for its grade', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { steps } = playPlan(inputOf(history), {
          score: scoring(history),
          ends: scattered(history),
        });
        for (const [index, { memory }] of steps.entries()) {
          const before = steps[index - 1]?.memory.candidates;
          memory.candidates.forEach((now, candidate) => {
            const then = before?.[candidate];
            if (!then) return;
            expect(now.looks).toBeGreaterThanOrEqual(then.looks);
            if (then.repeats !== null) expect(now.repeats).toBe(then.repeats);
            if (then.alpha !== null) expect(now.alpha).toBe(then.alpha);
            if (then.decision !== null && !opensForItsGrade(then, now))
              expect(now.decision).toBe(then.decision);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a plan taken up again', () => {
  it('decides the same however its trials end: all at once, one by one, or scattered', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const input = inputOf(history);
        const score = scoring(history);
        const steps = (ends?: (open: readonly unknown[], step: number) => number) =>
          decisions(playPlan(input, { score, ...(ends ? { ends } : {}) }));
        const atOnce = steps();
        expect(steps(scattered(history))).toEqual(atOnce);
        expect(steps(() => 1)).toEqual(atOnce);
      }),
      { numRuns: 40 },
    );
  });

  it('does not judge a look again that it has taken, whatever it would decide now', () => {
    const input = planInput();
    const begun = nextStep(input);
    const order = begun.launch.slice(0, 10).map(({ sample }) => sample);
    const finished = order.map((sample, index) => ({
      sample,
      repeat: 0,
      score: index < 5 ? 0 : 1,
    }));
    const now = {
      ...input,
      candidates: input.candidates.map((one, index) => (index === 0 ? { ...one, finished } : one)),
    };
    const candidates = begun.memory.candidates.map((one, index) =>
      index === 0 ? { ...one, looks: 1 } : one,
    );
    // Five wrong of ten rule it out at the first look; memory says that this look was taken.
    expect(decisions(nextStep({ ...now, memory: begun.memory }))[0]).toBe('ruled out');
    expect(decisions(nextStep({ ...now, memory: { ...begun.memory, candidates } }))[0]).toBeNull();
  });

  it('asked again with nothing new answers the same memory and launches nothing more', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const input = inputOf(history);
        const { memory, launch } = nextStep(input);
        const again = nextStep({ ...input, memory, open: launch });
        expect(again.memory).toEqual(memory);
        expect(again.launch).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('after a crash that lost all open trials launches them again and decides the same', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 6 }), (history, crashAt) => {
        const input = inputOf(history);
        const score = scoring(history);
        const undisturbed = decisions(playPlan(input, { score }));
        const crashed = playPlan(input, {
          score,
          ends: scattered(history),
          before: (now, step) => (step === crashAt ? { ...now, open: [] } : now),
        });
        expect(decisions(crashed)).toEqual(undisturbed);
      }),
      { numRuns: 40 },
    );
  });
});
