import { expect, it } from 'vitest';
import { recommend } from '../../../src/core/recommendation/recommend.ts';
import { questionOf } from '../plan/recommend-question.ts';

const reasonAfter = (scored: number) =>
  recommend(questionOf([{ cost: 1, finding: { verdict: 'ruled out', score: 0, scored } }])).reason;

it('a verdict after few answers says what it rests on', () => {
  const chance = 'up to 1 good model in 10 is ruled out by chance.';
  expect(reasonAfter(1)).toContain(`That rests on 1 answer: ${chance}`);
  expect(reasonAfter(9)).toContain(`That rests on 9 answers: ${chance}`);
  expect(reasonAfter(10)).not.toContain('rests on');
});
