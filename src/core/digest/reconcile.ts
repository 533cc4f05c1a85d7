import type { Reconciliation } from './data-gaps.ts';
import { type SpendRow, spendOf } from './week-spend.ts';

/**
 * Compares a provider's bill with the ledger's rows of the same span. `bill` is what the provider says
 * by exact model id, in dollars, or why it says nothing. A model counts as missing where the other side
 * has a cent of it or more.
 */
export function reconcile(
  { name, label }: { name: string; label: string },
  rows: readonly SpendRow[],
  bill: { byModel: ReadonlyMap<string, number> } | { problem: string },
): Reconciliation {
  const prefix = `${name}/`;
  const own = rows.filter(({ model }) => model.startsWith(prefix));
  const ledgerUsd = spendOf(own, () => true);
  if ('problem' in bill) {
    return { provider: label, ledgerUsd, billedUsd: null, problem: bill.problem, unmatched: [] };
  }
  const ids = new Set([
    ...own.map(({ model }) => model.slice(prefix.length)),
    ...bill.byModel.keys(),
  ]);
  const unmatched = [...ids].filter((id) => {
    const ours = spendOf(own, ({ model }) => model === prefix + id);
    const theirs = bill.byModel.get(id) ?? 0;
    return (ours === 0 && theirs >= 0.01) || (theirs === 0 && ours >= 0.01);
  });
  const billedUsd = [...bill.byModel.values()].reduce((sum, usd) => sum + usd, 0);
  return { provider: label, ledgerUsd, billedUsd, problem: null, unmatched };
}
