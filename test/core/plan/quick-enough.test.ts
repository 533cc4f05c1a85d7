import { describe, expect, it } from 'vitest';
import { uniformSource } from '../../../bench/decisions/world.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { calls, decisions, type Play, planInput, playPlan } from './play-plan.ts';

const QUICK = 500;
const SLOW = 5_000;
const ALMOST_ALL = { withinMs: 2_000, share: 0.95 };
const right = () => 1;
const always = (ms: number | null) => () => ms;
/** The cheapest takes its time, the others are quick. */
const cheapestSlow = ({ candidate }: TrialKey) => (candidate === 0 ? SLOW : QUICK);
const input = (facts: Parameters<typeof planInput>[0] = {}) =>
  planInput({ samples: 60, latency: ALMOST_ALL, ...facts });
const played = (latencyMs: Play['latencyMs'], facts = {}) =>
  playPlan(input(facts), { score: right, latencyMs: latencyMs! });

describe('how quick is quick enough', () => {
  it('picks who is right and quick often enough, and proves both', () => {
    const play = played(always(QUICK));
    expect(decisions(play)[0]).toBe('proven');
    expect(play.memory.candidates[0]!.reason).toMatch(
      /^Right often enough, and quick: 100% of \d+ calls within 2 s\.$/,
    );
    const { speed, verdict } = findingsOf(play.input)[0]!;
    expect(verdict).toBe('proven');
    expect(speed).toMatchObject({ verdict: 'proven' });
    expect(speed!.atLeast).toBeGreaterThanOrEqual(0.95);
  });

  it('rules out who is right and too slow, in words, and goes on with the next', () => {
    const play = played(cheapestSlow);
    expect(decisions(play).slice(0, 2)).toEqual(['ruled out', 'proven']);
    const [slow] = findingsOf(play.input);
    expect(slow).toMatchObject({ verdict: 'ruled out', speed: { verdict: 'ruled out' } });
    expect(slow!.reason).toMatch(/[Tt]oo slow: 0% of \d+ calls within 2 s, your bar is 95%\.$/);
    expect(calls(play, 0)).toBeLessThan(20);
  });

  it('says that it would be right often enough', () => {
    const inTime = ({ repeat, sample }: TrialKey) => ((sample + repeat) % 7 === 0 ? SLOW : QUICK);
    const play = played(inTime);
    expect(findingsOf(play.input)[0]!.reason).toBe(
      'Right often enough so far, too slow: 85% of 40 calls within 2 s, your bar is 95%.',
    );
  });

  it('goes on after the proof of right answers until the speed is proven, too', () => {
    const without = playPlan(planInput({ samples: 60 }), { score: right });
    const play = played(always(QUICK));
    expect(calls(without, 0)).toBeLessThan(59);
    expect(calls(play, 0)).toBeGreaterThanOrEqual(59);
  });

  it('is likely at most where so few calls can prove nothing, and asks nobody more expensive', () => {
    const play = played(always(QUICK), { samples: 40, repeats: 1 });
    expect(decisions(play)).toEqual(['exhausted', 'no proof', 'no proof']);
    expect(findingsOf(play.input)[0]).toMatchObject({
      verdict: 'likely',
      speed: { verdict: 'likely', calls: 40, quick: 40 },
    });
  });

  it('is the lower of right and quick, its probability too', () => {
    const play = played(always(QUICK), { samples: 40, repeats: 1 });
    const { probability, speed } = findingsOf(play.input)[0]!;
    expect(probability).toBe(speed!.probability);
  });

  it('leaves calls without a time of their own out, and is unclear where none has one', () => {
    const some = played(({ sample }) => (sample % 2 === 0 ? null : QUICK));
    expect(findingsOf(some.input)[0]!.speed!.calls).toBeLessThan(
      some.input.candidates[0]!.finished.length,
    );
    const none = played(always(null));
    expect(findingsOf(none.input)[0]).toMatchObject({ verdict: 'unclear', speed: null });
  });

  it('counts a call at the limit as in time', () => {
    expect(decisions(played(always(2_000)))[0]).toBe('proven');
    expect(decisions(played(always(2_000.1)))[0]).toBe('ruled out');
  });

  it('holds in the full design and beside a reference, which must be quick itself', () => {
    const full = played(cheapestSlow, { design: 'full' });
    expect(decisions(full).slice(0, 2)).toEqual(['ruled out', 'proven']);
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const beside = played(cheapestSlow, { bar });
    expect(decisions(beside).slice(0, 2)).toEqual(['ruled out', 'proven']);
    const slow = findingsOf(played(always(SLOW), { bar }).input).at(-1)!;
    expect(slow.verdict).not.toBe('proven');
  });

  it('changes nothing of an evaluation that asks for no speed', () => {
    const facts = { samples: 60 };
    const timed = playPlan(planInput(facts), { score: right, latencyMs: always(SLOW) });
    const plain = playPlan(planInput(facts), { score: right });
    expect(timed.memory).toEqual(plain.memory);
    expect(findingsOf(timed.input)[0]!.speed).toBeNull();
  });

  it('proves at most 5% of models that are in time just as often as the bar asks', () => {
    const uniform = uniformSource(11);
    const rounds = 400;
    let proven = 0;
    for (let round = 0; round < rounds; round++) {
      const facts = { samples: 60, seed: round + 1, repeats: 2 };
      const score = right;
      const latencyMs = () => (uniform() < 0.95 ? QUICK : SLOW);
      const play = playPlan(planInput({ ...facts, latency: ALMOST_ALL }, [1]), {
        score,
        latencyMs,
      });
      if (decisions(play)[0] === 'proven') proven++;
    }
    expect(proven / rounds).toBeLessThan(0.075);
    expect(proven).toBeGreaterThan(0);
  });
});
