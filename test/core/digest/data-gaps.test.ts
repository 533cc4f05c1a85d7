import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/core/digest/digest.ts';
import { digestInput, spend } from './sample-digest.ts';

describe('data gaps', () => {
  const gaps = (change: Parameters<typeof digestInput>[0]) => digestOf(digestInput(change)).gaps;
  const span = { start: new Date('2026-11-16'), end: new Date('2026-11-23') };
  const bill = { provider: 'Anthropic', span, ledgerUsd: 4, problem: null, unmatched: [] };

  it('are calls without a bill', () => {
    expect(
      gaps({ rows: [spend(7, 0.5, { assumed: true, calls: 1 }), spend(6, 9, { assumed: true })] }),
    ).toEqual(['1 call has no bill: $0.50 is what it may have cost at most.']);
  });

  it('are bills that differ by more than 5%, and models that only one side has', () => {
    expect(gaps({ reconciliation: { ...bill, billedUsd: 4.19 } })).toEqual([]);
    expect(
      gaps({ reconciliation: { ...bill, billedUsd: 4.3, unmatched: ['claude-opus-5-5'] } }),
    ).toEqual([
      "Anthropic's bill differs by more than 5%: 16 Nov 2026 to 22 Nov 2026 (UTC): ledger $4, Anthropic $4.30 (+7.5%).",
      'Only one of the ledger and Anthropic has claude-opus-5-5.',
    ]);
  });

  it('are bills that could not be read, with the reason', () => {
    expect(
      gaps({ reconciliation: { ...bill, billedUsd: null, problem: 'the key was refused.' } }),
    ).toEqual(["Anthropic's own bill could not be read: the key was refused."]);
  });
});
