import { expect, it } from 'vitest';
import { recommend } from '../../../src/core/recommendation/recommend.ts';
import { questionOf } from '../plan/recommend-question.ts';

/** Two proven models: the first costs less today, and doubles before the next month begins. */
const question = questionOf([
  { cost: 0.3, finding: { verdict: 'proven', probability: 1, score: 1, scored: 40 } },
  { cost: 0.4, finding: { verdict: 'proven', probability: 1, score: 1, scored: 40 } },
]);
const candidates = question.candidates.map((one, index) => ({
  ...one,
  monthlySpend: [60, 40][index]!,
}));

it('the pick is who is cheapest next month, and saves what that month has apart', () => {
  expect(recommend(question).pick?.candidate).toBe(0);
  const { pick, headline, reason } = recommend({ ...question, candidates });
  expect(pick?.candidate).toBe(1);
  expect(headline).toContain('$40 a month');
  expect(reason).toContain('67% of');
  expect(reason).toContain('$20 a month less at 100 calls');
});
