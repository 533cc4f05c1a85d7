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

  it('learns nothing from one that costs as much', () => {
    const both = stored([answered('left', 'left'), trialsIn('11')]);
    const candidates = both.candidates.map((each) => ({ ...each, costPerCall: 1 }));
    expect(sortedFailures({ ...both, candidates }, 0).kinds[0]!.kind).toBe('wrong');
  });

  it('is not nobody’s where the most expensive one was not asked, wherever it is listed', () => {
    const both = stored([trialsIn('00'), trialsIn('00'), []]);
    const candidates = [both.candidates[2]!, both.candidates[0]!, both.candidates[1]!];
    expect(sortedFailures({ ...both, candidates }, 1).kinds[0]!.kind).not.toBe('nobody');
  });

  it('is judged by its wrong answers alone', () => {
    const trials = [
      ...trialsOf(0, '000', { answer: 'so right' }),
      ...trialsOf(0, '11', { repeat: 3 }),
    ];
    expect(kindsOf(trials)[0]!.kind).toBe('form');
    const cut = trialsOf(0, '00', { failure: 'truncated', answer: null });
    const more = [...trialsOf(0, '0', { repeat: 2 }), ...trialsOf(0, '1', { repeat: 3 })];
    expect(kindsOf([...cut, ...more])[0]!.kind).toBe('truncated');
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

  it('is the commonest of several, by each sample’s commonest wrong answer', () => {
    const others: [string, string][] = [['other', 'bug']];
    expect(confused(...others, bug, bug, bug, bug, bug)).toMatchObject({ samples: 5, of: 6 });
    const right = trialsOf(0, '1', { answer: 'bug' });
    const samples = [sample({ expected: 'bug' }), ...Array(3).fill(sample({ expected: 'bug' }))];
    const mixed = [0, 1, 2, 3].flatMap((at) => [
      ...trialsOf(at, '000', { answer: at === 0 ? ' **Account**..' : 'account' }),
      ...right.map((each) => ({ ...each, sample: at, repeat: 3 })),
      ...trialsOf(at, '0', { answer: 'billing', repeat: 4 }),
      ...trialsOf(at, '0', { answer: 'other', repeat: 5 }),
    ]);
    // Three of five wrong answers, three of six in all.
    expect(sortedFailures(stored([mixed], { samples }), 0).confusion).toMatchObject({ samples: 4 });
  });

  it('takes a label of 40 characters, and no empty one', () => {
    const label: [string, string] = ['bug', 'x'.repeat(40)];
    expect(confused(label, label, label, label)!.given).toHaveLength(40);
    const empty: [string, string] = ['bug', '..'];
    expect(confused(empty, empty, empty, empty)).toBeNull();
    const inside: [string, string] = ['bug', 'a.b*c'];
    expect(confused(inside, inside, inside, inside)!.given).toBe('a.b*c');
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
