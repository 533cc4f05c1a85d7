import { describe, expect, it } from 'vitest';
import { parseJudgement } from '../../../src/core/scoring/judge-reply.ts';
import { FAR_FROM_HANGING, timesReference } from '../../support/reference-work.ts';

describe('what a judge says', () => {
  it.each([
    ['{"score": 1, "reason": "Right."}', 1, null, 'Right.'],
    ['{"score": 0.5}', 0.5, null, null],
    ['{"score": 0.2, "reason": "Rude."}', 0.2, 'wrong', 'Rude.'],
    ['```json\n{"score": 0}\n```', 0, 'wrong', null],
    ['{"score": " 0.8 "}', 0.8, null, null],
    ['{"score": "1"}', 1, null, null],
    ['I think: {"score": 0.7, "reason": "ok"} as said.', 0.7, null, 'ok'],
  ])('is a score: %j', (text, value, failure, note) => {
    expect(parseJudgement(text)).toMatchObject({ value, failure, note });
  });

  it.each([
    '',
    'Good answer!',
    '{"score": 5}',
    '{"score": -0.1}',
    '{"score": "high"}',
    '{"score": ""}',
    '{"score": 85}',
    '{"score": true}',
    '{"reason": "none"}',
    '{"score": 0} or {"score": 1}',
    '{'.repeat(100_000),
  ])("is nobody's fault where it can't be read: %.30j", (text) => {
    const times = timesReference(() => {
      expect(parseJudgement(text)).toMatchObject({
        value: null,
        failure: null,
        note: "the judge's reply could not be read",
      });
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });
});
