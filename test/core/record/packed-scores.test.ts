import { expect, it } from 'vitest';
import { MISSING } from '../../../src/core/evidence/score-table.ts';
import { packScores, unpackScores } from '../../../src/core/record/packed-scores.ts';

it('writes scores that pass or fail as a letter each', () => {
  expect(packScores([1, 0, MISSING, null, 1])).toBe('10-.1');
});

it('leaves scores between as numbers', () => {
  expect(packScores([1, 0.25, null])).toEqual([1, 0.25, null]);
});

it.each([{ scores: [1, 0, MISSING, null] }, { scores: [0.5, 1, MISSING, null] }, { scores: [] }])(
  'reads $scores as they were written',
  ({ scores }) => {
    const stored = JSON.parse(JSON.stringify(packScores(scores)));
    expect([...unpackScores(stored)]).toEqual(scores.map((score) => score ?? Number.NaN));
  },
);

it('reads passes and failures that were stored as numbers before', () => {
  expect([...unpackScores([1, 0, MISSING, null])]).toEqual([1, 0, MISSING, Number.NaN]);
});
