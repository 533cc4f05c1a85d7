import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFrom } from '../../../src/core/request/choose-examples.ts';
import { leakFinder } from '../../../src/core/request/leaks/leak-finder.ts';
import { chosenExamples, learnable } from '../../../src/core/why/examples.ts';
import { holdOut } from '../../../src/core/why/hold-out.ts';
import { sample } from './stored-fixtures.ts';

const PROMPT = 'Answer: {{input}}';

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
    expect(chosenExamples(PROMPT, samples, { parts, most: 2 })).toEqual([1, 3]);
    expect(chosenExamples(PROMPT, samples, { parts, most: 3 })).toEqual([1, 3, 2]);
    expect(chosenExamples(PROMPT, samples, { parts })).toEqual([1, 3, 2, 0]);
  });

  it('are five at most, and of equal ones the first', () => {
    const alike = Array.from({ length: 7 }, () => sample());
    const parts = { learned: [1, 2, 3, 4, 5, 6], held: [0] };
    expect(chosenExamples(PROMPT, alike, { parts })).toEqual([1, 2, 3, 4, 5]);
  });

  it('leave out a near-duplicate of a held-out sample', () => {
    const input = 'Can I get my money back after six weeks, please?';
    const twins = [sample({ input }), sample({ input: `${input} Thanks` }), sample()];
    expect(learnable(PROMPT, twins, { learned: [0, 2], held: [1] })).toEqual([2]);
    expect(chosenExamples(PROMPT, twins, { parts: { learned: [0, 2], held: [1] } })).toEqual([2]);
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
      const { parts } = offer;
      const shown = [
        ...learnable(PROMPT, samples, parts),
        ...chosenExamples(PROMPT, samples, { parts }),
      ];
      for (const each of shown) {
        expect(held).not.toContain(each);
        const { input, answer } = exampleFrom(PROMPT, samples[each]!);
        expect(leaks(`${input}\n${answer}`)).toEqual([]);
      }
    }),
  );
});
