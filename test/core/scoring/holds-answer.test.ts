import { describe, expect, it } from 'vitest';
import type { Sample, Scorer } from '../../../src/core/evaluation.ts';
import { holdsAnswer } from '../../../src/core/scoring/holds-answer.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const exact: Scorer = { ...PLAIN_SCORERS.exact, ignoreCase: false, strict: true };
const json: Scorer = { ...PLAIN_SCORERS.json, order: false, strict: true };
const sample = (expected: string): Sample => ({
  columns: {},
  expected,
  alternatives: [],
  group: null,
});

describe('a wrong answer holds the right one', () => {
  it.each([
    { scorer: exact, answer: 'It is billing, I think.', expected: 'billing', holds: true },
    { scorer: exact, answer: '**Café**', expected: 'cafe', holds: true },
    { scorer: exact, answer: 'bug', expected: 'billing', holds: false },
    { scorer: exact, answer: '', expected: 'billing', holds: false },
    { scorer: exact, answer: 'anything', expected: ' ', holds: false },
    { scorer: json, answer: '```json\n{"a":1}\n```', expected: '{"a": 1}', holds: true },
    { scorer: json, answer: '{"a":2}', expected: '{"a": 1}', holds: false },
  ])('$scorer.type: "$answer" for "$expected": $holds', ({ scorer, answer, expected, holds }) => {
    expect(holdsAnswer(scorer)(answer, sample(expected))).toBe(holds);
  });

  it('never where answers have no form to miss', () => {
    const judge: Scorer = { type: 'judge', rubric: 'kind', model: 'anthropic/claude-opus-5-5' };
    expect(holdsAnswer(judge)('billing', sample('billing'))).toBe(false);
    const contains: Scorer = {
      type: 'contains',
      ignoreCase: false,
      words: true,
      not: [],
      strict: true,
    };
    expect(holdsAnswer(contains)('BILLING', sample('billing'))).toBe(false);
  });
});
