import { expect, it } from 'vitest';
import { tailWords } from '../../../src/core/ledger/tail-words.ts';

const sums = {
  calls: 200,
  assumed: 0n,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
};
const view = (amount: bigint, tenth: bigint) => ({
  rows: [],
  total: { ...sums, amount },
  expensiveTenth: { calls: 20, amount: tenth },
});

it('says what share of the money the most expensive tenth of the calls is', () => {
  expect(tailWords(view(1_000n, 380n))).toBe(
    'The most expensive 10% of calls are 38% of the money.',
  );
});

it('says nothing of free calls, and of fewer than ten', () => {
  expect(tailWords(view(0n, 0n))).toBeNull();
  expect(tailWords({ ...view(5n, 5n), expensiveTenth: null })).toBeNull();
});
