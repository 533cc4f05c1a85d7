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
    ['```json\n{"score": 0.7, "reason": "ok"}\n```', 0.7, null, 'ok'],
    ['{"result": {"score": 0.7, "reason": "ok"}}', 0.7, null, 'ok'],
    ['[{"score": 0.1}, {"score": 0.7, "reason": "ok"}]', 0.7, null, 'ok'],
    ['{" Score ": 0.7, "REASON": "ok"}', 0.7, null, 'ok'],
    ['{"score": 0.7, "reason": 5}', 0.7, null, null],
    ['{"score": 0.7, "reason": "ok",}', 0.7, null, 'ok'],
    ['Score: 0.7\n\nIt is ok.', 0.7, null, null],
    ['Score: 0.4\n\nThe final score: 0.7', 0.7, null, null],
    ['My score is: 0.7', 0.7, null, null],
    ['Score (0-1): 0.7.', 0.7, null, null],
    ['{score: 0.7 and so on, score: 0.2', 0.7, null, null],
    ['0.7', 0.7, null, null],
    ['**0.7**\nIt is ok.', 0.7, null, null],
    ['\n\n 0.7 \nIt is ok.', 0.7, null, null],
    ['score: 1\nFine.', 1, null, null],
    ['{"score": 1, "reason": "He said \\"yes\\"."}', 1, null, 'He said "yes".'],
    ['{"score": 1, "reason": "a"b"}', 1, null, null],
    ['{"score": 1, "reason": "a", "sure": "b"}', 1, null, 'a'],
    ['{"score": 1, "reason": "ok"} ', 1, null, 'ok'],
    ['{"Score": 0.7, "score": 0.7}', 0.7, null, null],
    ['{"a":{"b":{"score":1}}}', 1, null, null],
    ['[[[[{"score": 1}]]]]', 1, null, null],
    ['{"n": 5, "a": {"score": 1}, "b": {"score": 0.7}}', 0.7, null, null],
    ['~~~\n{"score": 1}\n~~~ or so', 1, null, null],
    ['```\n{"score": 0.2}\n```\nthen\n```\n{"score": 0.9}\n```', 0.9, null, null],
    ['{"score": 0.2} then {"score": 0.9}', 0.9, null, null],
    ['{"score": 0.9} then {"other": 1}', 0.9, null, null],
    ['Score: 0.7 is high', 0.7, null, null],
    ['the score of 0.7, or so', 0.7, null, null],
    ['[score: 0.7, then score: 0.2', 0.7, null, null],
    ['x [score: 0.7, then score: 0.2', 0.2, 'wrong', null],
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
    '{"score": 0}or{"score": 1}',
    '{"score": 0}\n\nor\n\n{"score": 1}',
    '{"score": 0, "score": 1}',
    'So: {"score": 0, "score": 1}',
    '{"score": 0, "Score": 1}',
    '{"a":{"b":{"c":{"score":1}}}}',
    'Score: 0.5  or  0.6',
    'score 0.5 to 0.6',
    'score: high or low',
    'Score: 0.5 or 0.6',
    'score: 0.5, or maybe score: 0.6',
    '{"a":{"b":{"c":{"d":{"e":{"score":1}}}}}}',
    '{"score": [0.7]}',
    '{"score": null}',
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
