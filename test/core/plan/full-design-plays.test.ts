import { describe, expect, it } from 'vitest';
import { every, first, type Marks, outcomes, playByPlace, wrong } from './play-by-place.ts';
import type { Facts } from './play-plan.ts';

const right = () => 1;
const absolute = (rate: number) => ({ bar: { kind: 'absolute', rate } }) as const;
const within = (margin: number) =>
  ({ bar: { kind: 'relative', within: margin, of: null } }) as const;

/** What is decided of each once everything was asked three times. */
const decided = (facts: Facts, marks: Marks, prices = [30, 70]) =>
  outcomes(playByPlace({ design: 'full', ...facts }, prices, marks)).replaceAll(/\d+ /g, '');

describe('the full design against a bar', () => {
  it.each<[string, Facts, Marks, string]>([
    ['30 at 80%, two wrong', { samples: 30, ...absolute(0.8) }, wrong(first(2)), 'proven'],
    ['30 at 80%, three wrong', { samples: 30, ...absolute(0.8) }, wrong(first(3)), 'exhausted'],
    ['30 at 80%, ten wrong', { samples: 30, ...absolute(0.8) }, wrong(every(3)), 'ruled out'],
    ['60 at 90%, three wrong', { samples: 60, ...absolute(0.9) }, wrong(every(20)), 'exhausted'],
    ['100 at 90%, four wrong', { samples: 100, ...absolute(0.9) }, wrong(every(25)), 'proven'],
    ['14 at 50%, all right', { samples: 14, ...absolute(0.5) }, right, 'exhausted'],
    [
      '30 scores of 0.85 at 80%',
      { samples: 30, continuous: true, ...absolute(0.8) },
      () => 0.85,
      'exhausted',
    ],
    [
      'exactly these 30 at 80%, three wrong',
      { samples: 30, estimand: 'these-samples', ...absolute(0.8) },
      wrong(every(10)),
      'proven',
    ],
    [
      'exactly these 30 at 80%, five wrong',
      { samples: 30, estimand: 'these-samples', ...absolute(0.8) },
      wrong(every(6)),
      'exhausted',
    ],
  ])('%s', (_, facts, marks, expected) => {
    expect(decided(facts, marks)).toBe(`${expected}, ${expected}`);
  });
});

describe('the full design beside a reference that is always right', () => {
  it.each<[string, Facts, Marks, string]>([
    ['60, 10 points, 1 in 20', { samples: 60, ...within(0.1) }, wrong(every(20), 0), 'exhausted'],
    ['60, 10 points, 1 in 4', { samples: 60, ...within(0.1) }, wrong(every(4), 0), 'ruled out'],
    ['60, 5 points, none', { samples: 60, ...within(0.05) }, right, 'proven'],
    ['14, 30 points, none', { samples: 14, ...within(0.3) }, right, 'exhausted'],
  ])('%s wrong', (_, facts, marks, expected) => {
    expect(decided(facts, marks)).toBe(`${expected}, not needed`);
  });

  it('shares the error among those that are measured, where that is asked for', () => {
    const prices = [2, 8, 90];
    const facts = { samples: 60, strict: true, ...within(0.05) };
    expect(decided(facts, wrong(every(60), 0), prices)).toBe('exhausted, proven, not needed');
    expect(decided({ ...facts, samples: 100 }, right, prices)).toBe('proven, proven, not needed');
  });
});

it('the full design under a latency bar is proven where both are', () => {
  const latency = { withinMs: 2_000, share: 0.9 };
  const play = (ms: number) =>
    playByPlace({ samples: 60, design: 'full', latency, ...absolute(0.8) }, [1], right, () => ms);
  expect(play(100).memory.candidates[0]).toMatchObject({ decision: 'proven', right: true });
  expect(play(9_000).memory.candidates[0]).toMatchObject({ decision: 'ruled out', right: true });
  expect(play(9_000).memory.candidates[0]!.reason).toMatch(/^Right often enough, too slow: 0% of/);
});
