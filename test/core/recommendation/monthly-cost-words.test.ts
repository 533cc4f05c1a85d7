import { expect, it } from 'vitest';
import { monthlyCostWords } from '../../../src/core/recommendation/monthly-cost-words.ts';

const FLASH = { name: 'flash', label: 'Flash', costPerCall: 0.00096, monthlySpend: 96 };

it('a month is said in dollars', () => {
  expect(monthlyCostWords({ ...FLASH, nextStep: null })).toBe('$96 a month');
});

it('a month has the next price that is announced, from its day on', () => {
  const nextStep = { from: '2027-01-01T00:00:00.000Z', monthlySpend: 192 };
  expect(monthlyCostWords({ ...FLASH, nextStep })).toBe('$96 a month, $192 from 1 Jan 2027');
});
