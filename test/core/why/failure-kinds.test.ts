import { describe, expect, it } from 'vitest';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { sortedFailures } from '../../../src/core/why/failure-kinds.ts';
import { sample, stored, trialsIn, trialsOf } from './stored-fixtures.ts';

const kindsOf = (...candidates: FinishedTrial[][]) => sortedFailures(stored(candidates), 0).kinds;
const answered = (...answers: string[]) =>
  trialsOf(0, '0'.repeat(answers.length)).map((each, index) => ({
    ...each,
    answer: answers[index]!,
  }));

describe('a failing sample', () => {
  it('is nobody’s where every candidate always fails it, the most expensive one too', () => {
    expect(kindsOf(trialsIn('00'), trialsIn('00'), trialsIn('00'))).toEqual([
      { kind: 'nobody', samples: [0] },
    ]);
    expect(kindsOf(trialsIn('00'), [], trialsIn('00'))[0]!.kind).toBe('nobody');
  });

  it.each([
    { why: 'the most expensive one was not asked', others: ['00', ''] },
    { why: 'one was asked once', others: ['0', '00'] },
    { why: 'one passes once', others: ['01', '00'] },
  ])('is not nobody’s where $why', ({ others }) => {
    const [kind] = kindsOf(trialsIn('00'), ...others.map((each) => trialsOf(0, each)));
    expect(kind!.kind).not.toBe('nobody');
  });

  it('is not nobody’s where one candidate alone was asked', () => {
    expect(kindsOf(trialsIn('00'))[0]!.kind).toBe('wrong');
  });

  it('has the wrong form where most wrong answers hold the right one', () => {
    expect(
      kindsOf(answered('I would say left', 'that is right, I think', 'so right it is')),
    ).toEqual([{ kind: 'form', samples: [0] }]);
    expect(kindsOf(answered('it is right, no', 'left'))[0]!.kind).toBe('unsure');
  });

  it.each(['truncated', 'refused', 'too slow', 'unparsable', 'empty', 'does not fit'] as const)(
    'is %s where most of its trials are',
    (failure) => {
      expect(kindsOf(trialsOf(0, '000', { failure, answer: null }))[0]!.kind).toBe(failure);
    },
  );

  it('is unsure where it is answered otherwise when asked again', () => {
    expect(kindsOf(answered('left', 'up'), trialsIn('11'))[0]!.kind).toBe('unsure');
    expect(kindsOf(trialsIn('001'), trialsIn('11'))[0]!.kind).toBe('unsure');
  });

  it('is consistently wrong where a more expensive candidate is always right', () => {
    expect(kindsOf(answered('left', 'Left'), trialsIn('11'))[0]!.kind).toBe('consistent');
    expect(kindsOf(answered('left', 'left'), trialsIn('10'))[0]!.kind).toBe('wrong');
    expect(kindsOf(answered('left'), trialsIn('11'))[0]!.kind).toBe('wrong');
  });

  it('learns nothing from a cheaper candidate that is right', () => {
    const both = stored([trialsIn('11'), answered('left', 'left')]);
    expect(sortedFailures(both, 1).kinds[0]!.kind).toBe('wrong');
  });

  it('is compared word for word where the scorer compares no texts', () => {
    const scorer = { type: 'judge', rubric: 'kind', model: 'x/y' } as const;
    const by = (...answers: string[]) =>
      sortedFailures(stored([answered(...answers), trialsIn('11')], { scorer }), 0).kinds[0]!.kind;
    expect(by('left', 'Left')).toBe('unsure');
    expect(by('left', 'left')).toBe('consistent');
  });
});

it('kinds come by how many samples they have', () => {
  const trials = [...trialsOf(0, '0'), ...trialsOf(1, '0', { failure: 'refused', answer: null })];
  const more = trialsOf(2, '0', { failure: 'refused', answer: null });
  expect(sortedFailures(stored([[...trials, ...more]]), 0)).toMatchObject({
    failing: [0, 1, 2],
    kinds: [
      { kind: 'refused', samples: [1, 2] },
      { kind: 'wrong', samples: [0] },
    ],
  });
});

describe('a confusion', () => {
  /** One failing sample for each pair of labels. */
  const confused = (...pairs: [expected: string, given: string][]) => {
    const samples = pairs.map(([expected]) => sample({ expected }));
    const trials = pairs.flatMap(([, given], index) => trialsOf(index, '00', { answer: given }));
    return sortedFailures(stored([trials], { samples }), 0).confusion;
  };
  const bug: [string, string] = ['bug', 'Account.'];

  it('is one label that takes 60% of the failing samples', () => {
    expect(confused(bug, bug, bug, ['bug', '"account"'], ['other', 'bug'])).toEqual({
      expected: 'bug',
      given: 'account',
      samples: 4,
      of: 5,
    });
    expect(confused(bug, bug, bug, ['other', 'bug'])).toBeNull();
    const others: [string, string][] = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ];
    expect(confused(bug, bug, bug, bug, ...others)).toBeNull();
  });

  it('is none of long answers, or of answers that change', () => {
    const long: [string, string] = ['bug', 'x'.repeat(41)];
    expect(confused(long, long, long, long)).toBeNull();
    const trials = [0, 1, 2, 3].flatMap((at) => [
      ...trialsOf(at, '0', { answer: 'account' }),
      ...trialsOf(at, '0', { answer: 'billing', repeat: 1 }),
    ]);
    expect(sortedFailures(stored([trials]), 0).confusion).toBeNull();
  });
});
