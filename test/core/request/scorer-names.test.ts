import { expect, it } from 'vitest';
import { meantScorer } from '../../../src/core/request/scorer-names.ts';

it.each([
  ['exakt', 'exact'],
  ['Equals', 'exact'],
  ['exact_match', 'exact'],
  ['i-contains', 'contains'],
  ['contain', 'contains'],
  ['numeric', 'number'],
  ['numbr', 'number'],
  ['is-json', 'json'],
  ['LLM-judge', 'judge'],
  ['llm_rubric', 'judge'],
  ['BERTScore', 'judge'],
  ['regexp', 'regex'],
  ['constructor', null],
  ['', null],
  ['sentiment analysis', null],
])('a scorer named %j is probably meant as %s', (name, meant) => {
  expect(meantScorer(name)).toBe(meant);
});
