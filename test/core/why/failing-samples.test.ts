import { describe, expect, it } from 'vitest';
import { chosenFailures, failingSamples } from '../../../src/core/why/failing-samples.ts';
import { plainRetry } from '../../../src/core/why/plain-retry.ts';
import { stored, trial, trialsIn } from './stored-fixtures.ts';

describe('failing samples', () => {
  it('are those right less than half of the time; trials without a score don’t count', () => {
    expect(failingSamples(stored([trialsIn('00 01 11 001 0- -- 011 -')]), 0)).toEqual([0, 3, 4]);
  });

  it('are told by the pass mark where scores lie between', () => {
    const trials = [0.4, 0.6, 0.5].map((score, sample) => trial({ sample, score }));
    expect(failingSamples(stored([trials], { passMark: 0.5 }), 0)).toEqual([0]);
  });

  it('come in rising order, whatever the order of the trials', () => {
    expect(failingSamples(stored([trialsIn('0 1 0 0').reverse()]), 0)).toEqual([0, 2, 3]);
  });
});

describe('the failing samples that are chosen', () => {
  const failing = Array.from({ length: 30 }, (_, index) => index);

  it('are 24 at most, in an order that the seed alone decides', () => {
    const ungrouped = Array<null>(30).fill(null);
    const chosen = chosenFailures(failing, ungrouped, 1);
    expect(chosen).toHaveLength(24);
    expect(new Set(chosen).size).toBe(24);
    expect(chosenFailures(failing, ungrouped, 1)).toEqual(chosen);
    expect(chosenFailures(failing, ungrouped, 2)).not.toEqual(chosen);
  });

  it('hold one of each group, and all that have none', () => {
    const groups = ['a', 'a', null, 'b', 'a', null];
    const chosen = chosenFailures([0, 1, 2, 4, 5], groups, 3);
    expect(chosen).toHaveLength(3);
    expect(chosen).toEqual(expect.arrayContaining([2, 5]));
  });
});

describe('a plain retry', () => {
  it('passes what the other repeats of the failed samples pass', () => {
    // The first fails once of three: both others pass. The second passes one of two others. The last can't be told.
    expect(plainRetry(stored([trialsIn('011 001 000 111 0 0-')]), 0)).toEqual({
      samples: 3,
      passed: expect.closeTo(1.5, 12),
    });
  });

  it('tells nothing where nothing that failed was asked twice', () => {
    expect(plainRetry(stored([trialsIn('0 1 11')]), 0)).toBeNull();
  });
});
