import { describe, expect, it } from 'vitest';
import { exitStatusOf } from '../../../src/cli/output/exit-status.ts';
import type { Ending } from '../../../src/core/recommendation/recommendation.ts';

describe('the exit status of a run', () => {
  it.each(['proven', 'likely', 'guess'] as const)('is 0 with a pick that is %s', (grade) => {
    const pick = {
      model: 'a/b',
      candidate: 'a/b',
      reason: 'Probably good enough.',
      probability: 0.86,
      grade,
    };
    expect(exitStatusOf({ pick, ending: 'picked' })).toBe(0);
    expect(exitStatusOf({ pick, ending: 'not enough evidence' })).toBe(0);
  });

  it.each<[Ending, number]>([
    ['provider failed', 1],
    ['none good enough', 3],
    ['not enough evidence', 3],
    ['budget ended', 4],
    ['cancelled', 130],
  ])('without a pick, "%s" is %i', (ending, status) => {
    expect(exitStatusOf({ pick: null, ending })).toBe(status);
  });
});
