import { describe, expect, it } from 'vitest';
import type { EndedEvaluation } from '../../../src/core/result/ended-evaluation.ts';
import { cutShortWarnings } from '../../../src/core/result/result-warnings.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

const NONE = { calls: 0, usd: 0 };

function ended(stops: EndedEvaluation['stops']): EndedEvaluation {
  return {
    id: 'id',
    spec: evaluationRequest({ budget: 5 }).spec,
    simulated: false,
    stops,
    spent: 0n,
    estimatedUsd: 0.1,
    fullDesignUsd: 0.2,
    createdAt: new Date('2026-11-24T12:00:00Z'),
    ended: [],
    ledger: { byCandidate: [], judgeUsd: null, assumed: NONE, uncounted: NONE },
  };
}

describe('what ended an evaluation early', () => {
  const budget = { reason: 'budget', message: 'spent' } as const;
  const cap = { reason: 'cap', message: 'full' } as const;
  const provider = { reason: 'provider', message: 'no key' } as const;
  const SPENT = 'The budget of $5 ended it early, after 0 calls.';
  const FULL = 'A cap for the month ended it early, after 0 calls.';

  it.each([
    { stops: {}, words: [] },
    { stops: { 0: provider }, words: [] },
    { stops: { 1: budget }, words: [SPENT] },
    { stops: { 0: cap, 1: cap }, words: [FULL] },
    { stops: { 0: cap, 1: budget }, words: [SPENT, FULL] },
  ])('is told beside its pick: $words', ({ stops, words }) => {
    expect(cutShortWarnings(ended(stops), 0, 'picked')).toEqual(words);
  });

  it('is not told again where the headline says it', () => {
    expect(cutShortWarnings(ended({ 0: budget, 1: cap }), 0, 'budget ended')).toEqual([]);
  });
});
