import { describe, expect, it } from 'vitest';
import {
  probabilityWords,
  scoreWords,
  timesWords,
  trialsWords,
} from '../../../../src/core/result/words/result-words.ts';
import { HAIKU, modelResult, result } from '../../../support/fixtures/result-fixtures.ts';

const { evaluation } = result();

describe('a score in words', () => {
  it('has the interval that carries the claim; a result from before there was one has none', () => {
    expect(scoreWords({ ...HAIKU, interval90: [0.93, 0.99] })).toBe('98% (93-99)');
    expect(scoreWords({ ...HAIKU, interval90: null })).toBe('98%');
  });

  it('is a dash where nothing was scored', () => {
    expect(scoreWords(modelResult())).toBe('-');
  });
});

it('how often samples are asked is exact where the design makes it so', () => {
  expect(timesWords(evaluation)).toBe('each asked up to 3 times');
  expect(timesWords({ ...evaluation, design: 'full' })).toBe('each asked 3 times');
  expect(timesWords({ ...evaluation, repeats: 1 })).toBe('each asked once');
});

describe('the probability of being good enough', () => {
  it('is told of what was scored', () => {
    expect(probabilityWords(HAIKU, evaluation)).toBe('99.5% probable');
    expect(probabilityWords(modelResult(), evaluation)).toBeNull();
  });

  it('is not told of the reference: it is as good as itself', () => {
    const relative = { ...evaluation, bar: { within: 0.05, of: HAIKU.model } };
    expect(probabilityWords(HAIKU, relative)).toBeNull();
    const other = { ...evaluation, bar: { within: 0.05, of: 'a/other' } };
    expect(probabilityWords(HAIKU, other)).toBe('99.5% probable');
  });
});

it('trials made, missing and saved', () => {
  expect(trialsWords({ ...HAIKU, trials: 65, passed: 53, missing: 1 })).toBe(
    '53 of 65 right, 1 without an answer, 114 not needed',
  );
  expect(trialsWords({ ...HAIKU, planned: 14_970, trials: 4_990, passed: 4_820 })).toBe(
    '4,820 of 4,990 right, 9,980 not needed',
  );
  expect(trialsWords({ ...HAIKU, trials: 180, passed: 176 })).toBe('176 of 180 right');
  expect(trialsWords({ ...HAIKU, trials: 0, passed: 0, missing: 6 })).toBe(
    'none answered, 6 tried',
  );
});
