import { sum } from '../stats/moments.ts';
import type { Week } from '../week/closed-weeks.ts';
import { daysLater } from '../week/whole-days.ts';
import type { Reconciliation } from './data-gaps.ts';

/** From a moment (inclusive) to another. */
interface Span {
  start: Date;
  end: Date;
}

/**
 * The whole days of UTC that a bill is asked for: those of a week's dates, as far as they are over at
 * `at`. null where none is.
 */
export function billedDays({ firstDay }: Pick<Week, 'firstDay'>, at: Date): Span | null {
  const start = new Date(firstDay);
  const today = new Date(at.toISOString().slice(0, 10));
  const end = new Date(Math.min(daysLater(start, 7).getTime(), today.getTime()));
  return start < end ? { start, end } : null;
}

/** Dollars that the ledger has of a model in such a span, in all workspaces. */
export interface ModelSpend {
  /** `provider/id`. */
  model: string;
  usd: number;
}

/**
 * A provider, and what it says that it billed for llm-pick's key: dollars by exact model id, or why it
 * says nothing.
 */
export interface NamedBill {
  /** As in `provider/id`. */
  name: string;
  label: string;
  bill: { byModel: ReadonlyMap<string, number> } | { problem: string };
}

/**
 * Compares a provider's bill with the ledger's sums of the same span. A model counts as missing where the
 * other side has a cent of it or more.
 */
export function reconcile(
  { name, label, bill }: NamedBill,
  { span, sums }: { span: Span; sums: readonly ModelSpend[] },
): Reconciliation {
  const prefix = `${name}/`;
  const ledger = new Map(
    sums
      .filter(({ model }) => model.startsWith(prefix))
      .map(({ model, usd }) => [model.slice(prefix.length), usd]),
  );
  const of = { provider: label, span, ledgerUsd: totalOf(ledger) };
  if ('problem' in bill) return { ...of, billedUsd: null, problem: bill.problem, unmatched: [] };
  const ids = new Set([...ledger.keys(), ...bill.byModel.keys()]);
  const unmatched = [...ids].filter((id) => {
    const ours = ledger.get(id) ?? 0;
    const theirs = bill.byModel.get(id) ?? 0;
    return (ours === 0 && theirs >= 0.01) || (theirs === 0 && ours >= 0.01);
  });
  return { ...of, billedUsd: totalOf(bill.byModel), problem: null, unmatched };
}

function totalOf(usdById: ReadonlyMap<string, number>): number {
  return sum([...usdById.values()]);
}
