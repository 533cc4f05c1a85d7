import { describe, expect, it } from 'vitest';
import {
  notQuickReason,
  speedWords,
  tooSlowReason,
  withinWords,
} from '../../../src/core/plan/speed-words.ts';

const bar = { withinMs: 2_000, share: 0.95 };
const speed = { calls: 35, quick: 25 };

describe('how quick a model is, in words', () => {
  it('is the share of its calls within the limit', () => {
    expect(speedWords(speed, bar)).toBe('71% of 35 calls within 2 s');
    expect(speedWords({ calls: 1, quick: 1 }, bar)).toBe('100% of 1 call within 2 s');
    expect(withinWords({ withinMs: 800, firstToken: true })).toBe(
      'within 0.8 s to the first token',
    );
  });

  it.each([
    ['proven', 'Right often enough, too slow'],
    ['so far', 'Right often enough so far, too slow'],
    ['unknown', 'Too slow'],
  ] as const)('is too slow, and right: %s', (right, beginning) => {
    expect(tooSlowReason(speed, bar, right)).toBe(
      `${beginning}: 71% of 35 calls within 2 s, your bar is 95%.`,
    );
  });

  it.each([
    ['proven', 'Right often enough'],
    ['so far', 'Right often enough so far'],
  ] as const)('is not proven, and right: %s', (right, beginning) => {
    expect(notQuickReason(speed, bar, right)).toBe(
      `${beginning}; not proven to be quick enough: 71% of 35 calls within 2 s, your bar is 95%.`,
    );
    expect(notQuickReason({ calls: 0, quick: 0 }, bar, right)).toBe(
      `${beginning}; no call has a time of its own.`,
    );
  });
});
