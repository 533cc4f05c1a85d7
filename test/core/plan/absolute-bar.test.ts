import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { lastLookOf, looksOf } from '../../../src/core/plan/boundary-test.ts';
import { normalQuantile } from '../../../src/core/stats/normal.ts';
import { called, decisions, planInput, playPlan } from './play-plan.ts';

const right = () => 1;

describe('boundaries of an absolute bar', () => {
  it('leave all of alpha but what is kept for samples to come to the last look where no earlier one could be passed by a perfect score', () => {
    const last = lastLookOf(studyOf(planInput({ samples: 29 })), 0.9, { repeats: 3, alpha: 0.05 });
    expect(last.look).toMatchObject({ n: 29, repeats: 3 });
    expect(last.z).toBeCloseTo(-normalQuantile(0.995 * 0.05), 3);
  });

  it('and 29 flawless samples prove 0.9, as they would in an exact test, and 28 don’t', () => {
    const bar = { kind: 'absolute', rate: 0.9 } as const;
    const decided = (samples: number) =>
      decisions(playPlan(planInput({ samples, bar }), { score: right }))[0];
    expect(decided(29)).toBe('proven');
    expect(decided(28)).not.toBe('proven');
  });

  it('ask for more than a single test would where several looks can be passed', () => {
    const last = lastLookOf(studyOf(planInput({ samples: 100 })), 0.8, { repeats: 3, alpha: 0.05 });
    expect(last.z).toBeGreaterThan(1.66);
  });

  it('share the error on request: a stricter alpha asks for more', () => {
    const study = studyOf(planInput({ samples: 100 }));
    const z = (alpha: number) => lastLookOf(study, 0.8, { repeats: 3, alpha }).z;
    expect(z(0.01)).toBeGreaterThan(z(0.05) + 0.5);
  });
});

describe('how candidates are paced', () => {
  const firstLook = (
    repeats: number,
    facts: Parameters<typeof planInput>[0] = {},
    prices?: number[],
  ) => looksOf(studyOf(planInput(facts, prices)), repeats)[0]!.n;

  it('an expensive candidate, granted at most half of the repeats, is looked at after five samples', () => {
    expect(firstLook(1)).toBe(5);
    expect(firstLook(2)).toBe(10);
    expect(firstLook(3)).toBe(10);
  });

  it('a line-up of one is not hurried: nothing cheaper was there to be asked', () => {
    expect(firstLook(1, {}, [8])).toBe(10);
  });

  it('nobody is hurried in a thorough evaluation, or where one repeat is all there is', () => {
    expect(firstLook(2, { repeats: 5 })).toBe(5);
    expect(firstLook(2, { repeats: 5, thorough: true })).toBe(10);
    expect(firstLook(1, { repeats: 1 })).toBe(10);
  });
});

describe('where the bar cannot be proven at all', () => {
  it('one likely candidate is enough; more expensive ones would prove no more', () => {
    const bar = { kind: 'absolute', rate: 0.95 } as const;
    const play = playPlan(planInput({ samples: 20, bar }), { score: right });
    expect(called(play)).toEqual([0]);
    expect(play.memory.candidates[1]!.reason).toContain('could not prove more');
  });

  it('where nobody can be likely, the first without an error is enough', () => {
    for (const rate of [0.999, 1]) {
      const bar = { kind: 'absolute', rate } as const;
      expect(called(playPlan(planInput({ samples: 40, bar }), { score: right }))).toEqual([0]);
    }
  });

  it('says of who is given up that it would not be likely, either', () => {
    const play = playPlan(planInput({ samples: 12, bar: { kind: 'absolute', rate: 0.9 } }), {
      score: ({ candidate }) => Number(candidate > 0),
    });
    expect(play.memory.candidates[0]!.reason).toMatch(/^Ruled out/);
    const erring = playPlan(planInput({ samples: 12, bar: { kind: 'absolute', rate: 0.9 } }), {
      score: ({ sample }) => Number(sample !== 4),
    });
    expect(erring.memory.candidates.at(-1)!.reason).toMatch(
      /^Given up after \d+ samples: even a perfect rest would not make it likely to reach 90%\.$/,
    );
  });
});
