import { describe, expect, it } from 'vitest';
import type { CandidateFinding } from '../../../src/core/recommendation/finding.ts';
import { cutOffWords, unlessCutOff } from '../../../src/core/result/own-limit.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { candidate as candidateOf, FLASH_LITE } from '../../support/evaluation-request.ts';
import { findingWith } from '../../support/fixtures/finding-fixtures.ts';

const candidate = candidateOf(FLASH_LITE, 100);

const finding = (verdict: CandidateFinding['verdict']) => findingWith({ verdict });

function cutOff(reasoning: number, failure: FinishedTrial['failure'] = 'truncated'): FinishedTrial {
  return {
    candidate: 0,
    sample: 0,
    repeat: 0,
    score: 0,
    failure,
    note: null,
    answer: '',
    uncachedCost: 0,
    latencyMs: 1,
    servedModel: null,
    usage: { input: 10, cacheRead: 0, cacheWrite: 0, output: 100, reasoning },
  };
}

describe('our own limit of answer tokens', () => {
  it('is told where thinking took it', () => {
    expect(cutOffWords(candidate, [cutOff(97), cutOff(90), cutOff(0, 'wrong')])).toBe(
      'Its thinking took 97 of 100 tokens, and 2 answers were cut off: raise maxOutputTokens.',
    );
  });

  it('is told of one answer in the singular', () => {
    expect(cutOffWords(candidate, [cutOff(80)])).toBe(
      'Its thinking took 80 of 100 tokens, and 1 answer was cut off: raise maxOutputTokens.',
    );
  });

  it('is told whatever went well beside it', () => {
    const right = [1, 2, 3].map(() => cutOff(0, null));
    expect(cutOffWords(candidate, [cutOff(97), ...right])).toContain('97 of 100');
  });

  it.each([
    { name: 'long thinking ended in a wrong answer', ended: [cutOff(97, 'wrong')] },
    { name: 'the tokens were not counted', ended: [{ ...cutOff(97), usage: null }] },
    { name: 'answers were long, not thinking', ended: [cutOff(10)] },
    { name: 'most failed otherwise', ended: [cutOff(97), cutOff(0, 'wrong')] },
    { name: 'nothing failed', ended: [] },
  ])('is not told where $name', ({ ended }) => expect(cutOffWords(candidate, ended)).toBeNull());

  it('rules no model out', () => {
    const out = finding('ruled out');
    const words = 'Raise maxOutputTokens.';
    expect(unlessCutOff(out, words)).toMatchObject({ verdict: 'unclear', reason: words });
    expect(unlessCutOff(out, null)).toBe(out);
    const proven = finding('proven');
    expect(unlessCutOff(proven, words)).toBe(proven);
  });
});
