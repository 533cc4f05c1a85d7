import { expect, it } from 'vitest';
import type { Result } from '../../../../src/core/result/schema/result.ts';
import { measuredWords } from '../../../../src/core/result/words/measured-words.ts';
import { spendWords } from '../../../../src/core/result/words/spend-words.ts';
import { HAIKU, modelResult, result } from '../../../support/fixtures/result-fixtures.ts';

const { spend } = result();
const spent = (change: Partial<Result['spend']>) => spendWords({ spend: { ...spend, ...change } });
const plain = { usd: 0.42, judgeUsd: null, lost: { calls: 0, usd: 0 }, fullDesignUsd: 3.1 };

it('the spend is said beside what asking every model everything costs', () => {
  expect(spent(plain)).toBe('$0.42 spent (asking every model everything: $3.10).');
});

it('a judge’s share is said where there was a judge, also when it cost nothing', () => {
  expect(spent({ ...plain, judgeUsd: 0.1 })).toContain('$0.42 spent, $0.10 of it for the judge (');
  expect(spent({ ...plain, judgeUsd: 0 })).toContain('$0 of it for the judge');
});

it('calls that were lost are said with what is counted for them', () => {
  expect(spent({ ...plain, lost: { calls: 1, usd: 0.02 } })).toContain(
    ', counting $0.02 for 1 call lost in flight (',
  );
});

it('samples, calls with those that gave no answer, the volume and the day of the prices are told', () => {
  const { evaluation } = result();
  const words = measuredWords({
    evaluation,
    models: [{ ...HAIKU, trials: 180, missing: 2 }, modelResult()],
    spend: { ...spend, ...plain },
    pricesCheckedAt: '2026-11-23',
  });
  expect(words).toBe(
    `60 samples, 182 calls, ${spent(plain)} A month is 100,000 calls; prices of 23 Nov 2026.`,
  );
});
