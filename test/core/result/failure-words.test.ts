import { expect, it } from 'vitest';
import { failureWord, failureWords } from '../../../src/core/result/failure-words.ts';

const NONE = {
  wrong: 0,
  unparsable: 0,
  empty: 0,
  refused: 0,
  truncated: 0,
  doesNotFit: 0,
  tooSlow: 0,
};

it('failures are counted by kind, in words that people read', () => {
  const failures = {
    wrong: 7,
    unparsable: 6,
    empty: 5,
    refused: 4,
    truncated: 3,
    doesNotFit: 2,
    tooSlow: 1,
  };
  expect(failureWords({ failures })).toBe(
    'wrong 7, unreadable 6, empty 5, refused 4, cut off 3, does not fit 2, too slow 1',
  );
});

it('kinds that did not happen are left out; no failure has no words', () => {
  expect(failureWords({ failures: { ...NONE, truncated: 1 } })).toBe('cut off 1');
  expect(failureWords({ failures: NONE })).toBeNull();
});

it('a kind without a word of its own reads as it is', () => {
  expect(['unparsable', 'truncated', 'refused'].map(failureWord)).toEqual([
    'unreadable',
    'cut off',
    'refused',
  ]);
});
