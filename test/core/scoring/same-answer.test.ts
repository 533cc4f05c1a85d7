import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { sameAnswer } from '../../../src/core/scoring/same-answer.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const { exact } = PLAIN_SCORERS;
const number: Scorer = { ...PLAIN_SCORERS.number, decimal: 'point' };
const json: Scorer = { ...PLAIN_SCORERS.json, order: false };
const contains: Scorer = { ...PLAIN_SCORERS.contains, words: true };

describe('two answers say the same', () => {
  it.each([
    { scorer: exact, one: 'Billing', other: 'billing', same: true },
    { scorer: exact, one: 'billing', other: 'bug', same: false },
    { scorer: exact, one: '', other: 'bug', same: false },
    { scorer: number, one: '1200', other: '1,200', same: true },
    { scorer: number, one: '1200', other: '12', same: false },
    { scorer: json, one: '{"a": 1, "b": 2}', other: '{"b": 2, "a": 1}', same: true },
    { scorer: json, one: '{"a": 1}', other: '{"a": 1, "b": 2}', same: false },
    { scorer: contains, one: 'Paris', other: 'paris', same: true },
    // The one contains the other, but not the other way round.
    { scorer: contains, one: 'Paris or Lyon', other: 'Paris', same: false },
  ])('by $scorer.type: $one and $other are the same: $same', ({ scorer, one, other, same }) => {
    expect(sameAnswer(scorer)!(one, other)).toBe(same);
    expect(sameAnswer(scorer)!(other, one)).toBe(same);
  });

  it('can’t be told by scorers that don’t compare texts', () => {
    const others: Scorer[] = [
      { type: 'judge', rubric: 'kind', model: 'anthropic/claude-opus-5-5' },
      { type: 'regex', pattern: 'a', ignoreCase: false, strict: false },
      { type: 'prefixed' },
      { ...json, schema: { type: 'object' } },
    ];
    for (const scorer of others) expect(sameAnswer(scorer)).toBeNull();
  });
});
