import { toDollars } from '../../../src/core/money.ts';
import type { LedgerTotals } from '../../../src/core/result/ended-evaluation.ts';
import type { Tables } from './tables.ts';

/** Sums of an evaluation's ledger. */
export function ledgerTotals({ ledger }: Tables, id: string): LedgerTotals {
  const own = ledger.filter(({ trial }) => trial.evaluationId === id);
  const usd = (rows: typeof own) =>
    toDollars(rows.reduce((sum, { bill }) => sum + bill.amount, 0n));
  const judged = own.filter(({ bill }) => bill.purpose === 'judge');
  const estimated = own.filter(({ bill }) => bill.state === 'assumed');
  const assumed = estimated.filter(({ bill }) => bill.servedModel === null);
  const uncounted = estimated.filter(({ bill }) => bill.servedModel !== null);
  const answers = own.filter(({ bill }) => bill.purpose !== 'judge');
  const byCandidate = Map.groupBy(answers, ({ trial }) => trial.candidate);
  return {
    byCandidate: [...byCandidate].map(([candidate, rows]) => ({ candidate, usd: usd(rows) })),
    judgeUsd: judged.length > 0 ? usd(judged) : null,
    assumed: { calls: assumed.length, usd: usd(assumed) },
    uncounted: { calls: uncounted.length, usd: usd(uncounted) },
  };
}
