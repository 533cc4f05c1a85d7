import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import type { Judgement } from '../../../src/core/plan/course.ts';
import type { PlanStudy } from '../../../src/core/plan/plan-input.ts';
import { speedAt, withSpeed } from '../../../src/core/plan/quick-enough.ts';
import { type Facts, planInput } from './play-plan.ts';

const LATENCY = { withinMs: 2_000, share: 0.9 };
const EXHAUSTED: Judgement = { decision: 'exhausted', reason: 'Of its answers.', settles: true };

/** What is known after so many calls, of which so many are slow; each is right unless told otherwise. */
function studyAfter(calls: number, slow: number, facts: Facts = {}, score = 1) {
  const input = planInput({ samples: 60, repeats: 1, latency: LATENCY, ...facts }, [1]);
  const order = studyOf(input).units.flat();
  const finished = order.slice(0, calls).map((sample, call) => ({
    sample,
    repeat: 0,
    score,
    latencyMs: call < slow ? 9_000 : 100,
  }));
  return studyOf({ ...input, candidates: input.candidates.map((one) => ({ ...one, finished })) });
}

const atLook = (
  study: PlanStudy,
  standing: { isRight?: boolean; isLast?: boolean },
  judgement: Judgement | null = null,
) => withSpeed(study, 0, { repeats: 1, isRight: false, isLast: false, ...standing }, judgement);

describe('a look at answers and speed', () => {
  it('is that of the answers alone where no speed is asked for', () => {
    const input = planInput({ samples: 60 }, [1]);
    const study = studyOf(input);
    expect(atLook(study, { isRight: true }, EXHAUSTED)).toBe(EXHAUSTED);
    expect(speedAt(study, 0, 1)).toBeNull();
  });

  it('rules out who is too slow, and says how right it is', () => {
    const slow = ' too slow: 0% of 20 calls within 2 s, your bar is 90%.';
    const ruledOut = (reason: string) => ({ decision: 'ruled out', reason, settles: false });
    const study = studyAfter(20, 20);
    expect(atLook(study, { isRight: true })).toEqual(ruledOut(`Right often enough,${slow}`));
    expect(atLook(study, {})).toEqual(ruledOut(`Right often enough so far,${slow}`));
    const wrong = studyAfter(20, 20, {}, 0);
    expect(atLook(wrong, {})).toEqual(ruledOut(`Too slow: ${slow.slice(11)}`));
    const beside = studyAfter(20, 20, { bar: { kind: 'relative', within: 0.1, of: null } });
    expect(atLook(beside, {})).toEqual(ruledOut(`Too slow: ${slow.slice(11)}`));
    const atBar = studyAfter(20, 20, { bar: { kind: 'absolute', rate: 1 } });
    expect(atLook(atBar, {})!.reason).toMatch(/^Right often enough so far/);
  });

  it('proves who is right and quick', () => {
    expect(atLook(studyAfter(47, 0), { isRight: true })).toEqual({
      decision: 'proven',
      reason: 'Right often enough, and quick: 100% of 47 calls within 2 s.',
      settles: true,
    });
  });

  it('leaves the others to their answers, which settle nothing unless the speed is likely', () => {
    expect(atLook(studyAfter(47, 0), {}, EXHAUSTED)).toEqual(EXHAUSTED);
    expect(atLook(studyAfter(5, 1), {}, EXHAUSTED)).toEqual({ ...EXHAUSTED, settles: false });
    expect(atLook(studyAfter(0, 0), {}, EXHAUSTED)!.settles).toBe(false);
    const open = { ...EXHAUSTED, settles: false };
    expect(atLook(studyAfter(47, 0), {}, open)).toEqual(open);
    expect(atLook(studyAfter(47, 0), {}, null)).toBeNull();
  });

  it('goes on while the speed is open, and ends with its last call', () => {
    expect(atLook(studyAfter(20, 0), { isRight: true })).toBeNull();
    expect(atLook(studyAfter(20, 0), { isRight: true, isLast: true })).toEqual({
      decision: 'exhausted',
      reason:
        'Right often enough; not proven to be quick enough: 100% of 20 calls within 2 s, your bar is 90%.',
      settles: false,
    });
    expect(atLook(studyAfter(0, 0), { isRight: true, isLast: true })).toEqual({
      decision: 'exhausted',
      reason: 'Right often enough; no call has a time of its own.',
      settles: false,
    });
  });

  it('settles where so few calls can’t prove it and it is likely', () => {
    const few = (samples: number) => studyAfter(samples, 0, { samples });
    expect(atLook(few(28), { isRight: true, isLast: true })!.settles).toBe(true);
    expect(
      atLook(studyAfter(10, 3, { samples: 28 }), { isRight: true, isLast: true })!.settles,
    ).toBe(false);
    expect(
      atLook(studyAfter(20, 0, { samples: 29 }), { isRight: true, isLast: true })!.settles,
    ).toBe(false);
  });

  it('gives up who can hardly be proven any more', () => {
    expect(atLook(studyAfter(16, 2), { isRight: true })).toMatchObject({
      decision: 'cannot be proven',
      settles: false,
    });
  });
});
