import { type Picodollars, toDollars } from '../money.ts';

/** What the ledger has of one week, task, person and model: sums of exact amounts. */
export interface SpendRow {
  /** 0 is the oldest of the weeks asked for. */
  week: number;
  /** The name of the evaluations. */
  task: string;
  /** The Slack user who started them; null from a terminal or a schedule. */
  person: string | null;
  /** `provider/id`. */
  model: string;
  /** Whether these calls judged answers. */
  judge: boolean;
  /** Whether the provider's bill was never seen, so that the most it can be is assumed. */
  assumed: boolean;
  calls: number;
  amount: Picodollars;
}

/** Dollars of one task, person or model in the digest's week, and how much more than the week before. */
export interface SpendLine {
  name: string;
  usd: number;
  changeUsd: number;
}

/** Dollars of the rows that `include` takes. */
export function spendOf(rows: readonly SpendRow[], include: (row: SpendRow) => boolean): number {
  return toDollars(rows.reduce((sum, row) => (include(row) ? sum + row.amount : sum), 0n));
}

/** The week's spend by what `nameOf` says, most expensive first; what was spent on before, too. */
export function spendLines(
  rows: readonly SpendRow[],
  week: number,
  nameOf: (row: SpendRow) => string | null,
): SpendLine[] {
  const sums = new Map<string, { now: Picodollars; before: Picodollars }>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name === null || (row.week !== week && row.week !== week - 1)) continue;
    const sum = sums.get(name) ?? { now: 0n, before: 0n };
    if (row.week === week) sum.now += row.amount;
    else sum.before += row.amount;
    sums.set(name, sum);
  }
  return [...sums]
    .map(([name, { now, before }]) => ({
      name,
      usd: toDollars(now),
      changeUsd: toDollars(now - before),
    }))
    .sort((a, b) => b.usd - a.usd || b.changeUsd - a.changeUsd);
}
