import { describe, expect, it } from 'vitest';
import type { SpeedFinding } from '../../../src/core/recommendation/finding.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { quickWords } from '../../../src/core/recommendation/quick-words.ts';
import { lowerOf } from '../../../src/core/recommendation/speed-finding.ts';
import { planInput, playPlan } from '../plan/play-plan.ts';

const LATENCY = { withinMs: 2_000, share: 0.95 };

/** 60 calls, 57 of them in time. */
function speedOf(verdict: SpeedFinding['verdict'], probability = 0.5): SpeedFinding {
  const interval90: [number, number] = [0.951, 0.99];
  return { calls: 60, quick: 57, verdict, probability, interval90, atLeast: 0.951 };
}

function rightIs(verdict: 'proven' | 'likely' | 'unclear' | 'ruled out' | 'not run') {
  return { verdict, why: 'stopped', reason: 'Of its answers.', probability: 0.9 } as const;
}

describe('a candidate under a latency bar', () => {
  it.each([
    ['proven', 'proven', 'proven'],
    ['proven', 'likely', 'likely'],
    ['proven', 'unclear', 'unclear'],
    ['likely', 'proven', 'likely'],
    ['unclear', 'likely', 'unclear'],
    ['ruled out', 'unclear', 'ruled out'],
    ['unclear', 'ruled out', 'ruled out'],
  ] as const)('of answers %s and speed %s is %s', (answers, speed, verdict) => {
    expect(lowerOf(rightIs(answers), speedOf(speed), LATENCY).verdict).toBe(verdict);
  });

  it('is as probable as the less probable of the two', () => {
    expect(lowerOf(rightIs('likely'), speedOf('proven', 0.7), LATENCY).probability).toBe(0.7);
    expect(lowerOf(rightIs('likely'), speedOf('proven', 0.99), LATENCY).probability).toBe(0.9);
    const unknown = { ...rightIs('unclear'), probability: null };
    expect(lowerOf(unknown, speedOf('proven', 0.99), LATENCY).probability).toBe(0);
  });

  it('keeps the reason of its answers unless its speed is what is worse', () => {
    expect(lowerOf(rightIs('likely'), speedOf('likely'), LATENCY)).toMatchObject({
      why: 'stopped',
      reason: 'Of its answers.',
    });
    const slower = lowerOf(rightIs('proven'), speedOf('unclear'), LATENCY);
    expect(slower.why).toBe('stopped');
    expect(slower.reason).toBe(
      'Right often enough; not proven to be quick enough: 95% of 60 calls within 2 s, your bar is 95%.',
    );
    expect(lowerOf(rightIs('likely'), speedOf('unclear'), LATENCY).reason).toMatch(
      /^Right often enough so far; not proven to be quick enough: /,
    );
  });

  it('that is too slow says how right it is besides, and nothing kept it from its end', () => {
    const reasonOf = (verdict: Parameters<typeof rightIs>[0]) =>
      lowerOf(rightIs(verdict), speedOf('ruled out'), LATENCY);
    expect(reasonOf('proven').why).toBeNull();
    const slow = 'oo slow: 95% of 60 calls within 2 s, your bar is 95%.';
    expect(reasonOf('proven').reason).toBe(`Right often enough, t${slow}`);
    expect(reasonOf('likely').reason).toBe(`Right often enough so far, t${slow}`);
    expect(reasonOf('unclear').reason).toBe(`T${slow}`);
  });

  it('is unclear where no call has a time, unless its answers rule it out', () => {
    expect(lowerOf(rightIs('proven'), null, LATENCY)).toMatchObject({
      verdict: 'unclear',
      probability: null,
    });
    expect(lowerOf(rightIs('ruled out'), null, LATENCY).verdict).toBe('ruled out');
  });

  it('is judged by its answers alone where it was not run, or no speed is asked for', () => {
    expect(lowerOf(rightIs('not run'), speedOf('ruled out'), LATENCY)).toEqual(rightIs('not run'));
    expect(lowerOf(rightIs('proven'), speedOf('ruled out'))).toEqual(rightIs('proven'));
  });
});

describe('the words for its speed', () => {
  const wordsOf = (speed: SpeedFinding | null, latency?: typeof LATENCY) =>
    quickWords(planInput(latency ? { latency } : {}), { speed });

  it('claim what is proven, and else name the bar', () => {
    expect(wordsOf(speedOf('proven'), LATENCY)).toBe(
      '95% of 60 calls within 2 s: 95% sure of at least 95%.',
    );
    expect(wordsOf(speedOf('likely'), LATENCY)).toBe(
      '95% of 60 calls within 2 s, where your bar is 95%.',
    );
  });

  it('are none without a latency bar or a call that has a time', () => {
    expect(wordsOf(null, LATENCY)).toBeNull();
    expect(wordsOf(speedOf('proven'))).toBeNull();
  });
});

it('of a reference is proven by the calls that it gets, twice a sample at most', () => {
  const facts = { samples: 30, bar: { kind: 'relative', within: 0.05, of: null } } as const;
  const start = planInput({ ...facts, latency: LATENCY });
  const { input } = playPlan(start, { score: () => 1, latencyMs: () => 100 });
  const [, , reference] = findingsOf(input);
  expect(reference!.scored).toBe(60);
  expect(reference!.speed).toMatchObject({ calls: 60, quick: 60, verdict: 'proven' });
  expect(reference!.verdict).toBe('proven');
});
