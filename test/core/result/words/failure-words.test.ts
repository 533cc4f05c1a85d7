import { expect, it } from 'vitest';
import { failureWord, failureWords } from '../../../../src/core/result/words/failure-words.ts';
import { NO_FAILURES } from '../../../support/fixtures/result-fixtures.ts';

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
  expect(failureWords({ failures: { ...NO_FAILURES, truncated: 1 } })).toBe('cut off 1');
  expect(failureWords({ failures: NO_FAILURES })).toBeNull();
});

it('a kind without a word of its own reads as it is', () => {
  expect(['unparsable', 'truncated', 'refused'].map(failureWord)).toEqual([
    'unreadable',
    'cut off',
    'refused',
  ]);
});
