import { describe, expect, it } from 'vitest';
import { armsToTry, nextEfforts } from '../../../src/core/why/arms.ts';
import { whyOffer } from '../../../src/core/why/offer.ts';
import { arm } from './why-fixtures.ts';

const effort = arm({ kind: 'effort', label: 'high' });
const context = arm();
const examples = arm({ kind: 'examples' });
const rules = arm({ kind: 'rules' });
const all = [effort, context, examples, rules];

describe('the arms that are tried', () => {
  it('are all from eight failing samples on', () => {
    expect(armsToTry(all, { failing: 8, commonest: null })).toEqual(all);
  });

  it.each([
    { commonest: 'unsure', first: effort },
    { commonest: 'consistent', first: context },
    { commonest: 'form', first: examples },
    { commonest: 'unparsable', first: examples },
    { commonest: 'wrong', first: context },
    { commonest: null, first: context },
  ] as const)('are the one that $commonest points to, below that', ({ commonest, first }) => {
    expect(armsToTry(all, { failing: 7, commonest })).toEqual([first]);
  });

  it('are the next likeliest where that one is not at hand, and none of none', () => {
    expect(armsToTry([rules, effort], { failing: 6, commonest: 'consistent' })).toEqual([rules]);
    expect(armsToTry([effort], { failing: 6, commonest: 'form' })).toEqual([effort]);
    expect(armsToTry([], { failing: 6, commonest: 'form' })).toEqual([]);
  });
});

describe('the next efforts', () => {
  const ladder = {
    efforts: ['low-between-tools', 'high-between-tools', 'low', 'medium', 'high'] as const,
    defaultEffort: 'low' as const,
  };

  it.each([
    { effort: 'low', next: ['medium', 'high'] },
    { effort: 'medium', next: ['high'] },
    { effort: 'high', next: [] },
    { effort: null, next: ['medium', 'high'] },
    // Between tools it doesn't think at all where there are none.
    { effort: 'high-between-tools', next: ['low', 'medium'] },
  ] as const)('above $effort are $next', ({ effort, next }) => {
    expect(nextEfforts(ladder, effort)).toEqual(next);
  });

  it('are none of a model whose efforts can’t be set', () => {
    expect(nextEfforts({ efforts: [], defaultEffort: null }, null)).toEqual([]);
  });
});

describe('the offer to look into it', () => {
  const facts = { verdict: 'ruled out', costPerCall: 0.001, against: 0.01, failing: 6 };

  it('is made for a cheaper candidate that isn’t good enough', () => {
    expect(whyOffer(facts)).toEqual({ kind: 'offered', failing: 6 });
    expect(whyOffer({ ...facts, verdict: 'unclear' }).kind).toBe('offered');
    expect(whyOffer({ ...facts, against: null }).kind).toBe('offered');
  });

  it('is not made of fewer than six failing samples', () => {
    expect(whyOffer({ ...facts, failing: 5 })).toEqual({ kind: 'too few failures', failing: 5 });
  });

  it.each([
    { verdict: 'proven' },
    { verdict: 'likely' },
    { verdict: 'not run' },
    { costPerCall: 0.01 },
  ])('is not made where there is nothing to ask: %o', (change) => {
    expect(whyOffer({ ...facts, ...change })).toEqual({ kind: 'nothing to ask' });
  });
});
