import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenExamples, exampleText, withoutLeaks } from '../../../src/core/why/examples.ts';
import { holdOut } from '../../../src/core/why/hold-out.ts';
import { leakFinder } from '../../../src/core/why/leak-guard.ts';
import { sample } from './stored-fixtures.ts';

describe('examples', () => {
  const samples = [
    sample({ input: 'a longer ticket', expected: 'bug' }),
    sample({ input: 'short', expected: 'bug' }),
    sample({ input: 'also short', expected: 'bug' }),
    sample({ input: 'the longest ticket of all', expected: 'billing' }),
    sample({ input: 'not to be seen', expected: 'other' }),
  ];
  const parts = { learned: [0, 1, 2, 3], held: [4] };

  it('are one of each answer first, the shortest ones', () => {
    expect(chosenExamples(samples, parts, 2)).toEqual([1, 3]);
    expect(chosenExamples(samples, parts, 3)).toEqual([1, 3, 2]);
    expect(chosenExamples(samples, parts)).toEqual([1, 3, 2, 0]);
  });

  it('are five at most, and of equal ones the first', () => {
    const alike = Array.from({ length: 7 }, () => sample());
    expect(chosenExamples(alike, { learned: [6, 5, 4, 3, 2, 1], held: [0] })).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('are written as input and answer', () => {
    expect(exampleText(samples[1]!)).toBe('Input: short\nAnswer: bug');
    expect(exampleText(sample({ columns: { subject: 'Hi', body: 'There' } }))).toBe(
      'Input: Hi\nThere\nAnswer: right',
    );
  });

  it('leave out a near-duplicate of a held-out sample', () => {
    const input = 'Can I get my money back after six weeks, please?';
    const twins = [sample({ input }), sample({ input: `${input} Thanks` }), sample()];
    expect(withoutLeaks(twins, { learned: [0, 2], held: [1] })).toEqual([2]);
    expect(chosenExamples(twins, { learned: [0, 2], held: [1] })).toEqual([2]);
  });
});

it('examples and what rules are made from never hold a held-out sample', () => {
  const word = fc.constantFrom('refund', 'parcel', 'invoice', 'broken', 'late', 'again', 'money');
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const made = fc.record({
    input: text,
    expected: fc.constantFrom('yes', 'no', 'ask a colleague about it'),
    group: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(made, { minLength: 25, maxLength: 60 }), fc.integer(), (facts, seed) => {
      const samples = facts.map(sample);
      const offer = holdOut(
        samples.map(({ group }) => group),
        seed,
        0.8,
      );
      if (offer.kind !== 'split') return;
      const { held } = offer.parts;
      const leaks = leakFinder(samples, held);
      const seen = [...withoutLeaks(samples, offer.parts), ...chosenExamples(samples, offer.parts)];
      for (const each of seen) {
        expect(held).not.toContain(each);
        expect(leaks(exampleText(samples[each]!))).toEqual([]);
      }
    }),
  );
});
