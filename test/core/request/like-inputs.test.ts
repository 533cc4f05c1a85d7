import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { groupEqual } from '../../../src/core/request/like-inputs.ts';

const spec = { system: null, prompt: 'Which team? {{input}}', context: null };

const sample = (input: string, group: string | null = null, other = ''): Sample => ({
  columns: { input, other },
  expected: 'billing',
  alternatives: [],
  group,
});

const groupsOf = (samples: readonly Sample[]) =>
  groupEqual(spec, samples).map(({ group }) => group);

describe('samples of which the very same is sent', () => {
  it('are one group, whatever columns they have beside; others stand alone', () => {
    expect(groupsOf([sample('a', null, '1'), sample('b'), sample('a', null, '2')])).toEqual([
      'equal to sample 1',
      null,
      'equal to sample 1',
    ]);
  });

  it('join the group that one of them was given', () => {
    expect(groupsOf([sample('a'), sample('a', 'mine'), sample('b', 'mine')])).toEqual([
      'mine',
      'mine',
      'mine',
    ]);
    expect(groupsOf([sample('a', 'mine'), sample('a')])).toEqual(['mine', 'mine']);
  });

  it('make one of the groups they were given', () => {
    const given = [sample('a', 'x'), sample('b', 'y'), sample('a', 'y'), sample('c', 'z')];
    expect(groupsOf(given)).toEqual(['x', 'x', 'x', 'z']);
  });
});
