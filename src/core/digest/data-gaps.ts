import type { Catalog } from '../catalog/model.ts';
import { count, date, percent, toTheCent } from '../format.ts';
import { toDollars } from '../money.ts';
import type { FeedNews } from '../watch/feeds/feed-news.ts';
import { quotedName } from '../watch/quoted-name.ts';
import { pickProjection, type WatchedPick } from '../watch/watched-pick.ts';
import { daysLater } from '../week/whole-days.ts';
import type { SpendRow } from './week-spend.ts';

/** What a provider billed for whole days of UTC, beside what the ledger has of them; dollars. */
export interface Reconciliation {
  provider: string;
  /** From the first moment of a day to that of another, which is not among them. */
  span: { start: Date; end: Date };
  ledgerUsd: number;
  /** null: it could not be read, for the reason given. */
  billedUsd: number | null;
  problem: string | null;
  /** Models that only one of the two has. */
  unmatched: readonly string[];
}

/** A difference above this share of the ledger's figure is reported. */
const TOLERANCE = 0.05;

/**
 * What a reader must know of the figures' limits, one sentence each: money that was assumed, prices that
 * are not known, bills that differ.
 */
export function dataGaps({
  rows,
  week,
  picks,
  catalog,
  at,
  reconciliation,
}: {
  rows: readonly SpendRow[];
  week: number;
  picks: readonly WatchedPick[];
  catalog: Catalog;
  at: Date;
  reconciliation: Reconciliation | null;
}): string[] {
  return [
    ...assumedCalls(rows.filter((row) => row.week === week && row.assumed)),
    ...picks.flatMap((pick) => unpriced(pick, catalog, at)),
    ...(reconciliation ? billGaps(reconciliation) : []),
  ];
}

/** Lists of news that can't be read, one sentence each. */
export function unreadFeedWords({ unread }: Pick<FeedNews, 'unread'>): string[] {
  return unread.map(
    ({ feed, reason }) =>
      `The list ${feed} could not be read (${reason}): what it said before stays, and news of it may be missing.`,
  );
}

/**
 * How far a bill is from the ledger: "16 Nov 2026 to 22 Nov 2026 (UTC): ledger $4.12, Anthropic $4.19
 * (+1.7%)."; null without a bill.
 */
export function reconciliationWords({
  provider,
  span,
  ledgerUsd,
  billedUsd,
}: Reconciliation): string | null {
  if (billedUsd === null) return null;
  const days = `${date(span.start)} to ${date(daysLater(span.end, -1))} (UTC)`;
  const sums = `${days}: ledger ${toTheCent(ledgerUsd)}, ${provider} ${toTheCent(billedUsd)}`;
  if (ledgerUsd === 0) return `${sums}.`;
  const difference = (billedUsd - ledgerUsd) / ledgerUsd;
  const sign = difference < 0 ? '-' : '+';
  return `${sums} (${sign}${(Math.abs(difference) * 100).toFixed(1)}%).`;
}

function assumedCalls(rows: readonly SpendRow[]): string[] {
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  if (calls === 0) return [];
  const usd = toDollars(rows.reduce((sum, { amount }) => sum + amount, 0n));
  const were = calls === 1 ? 'has' : 'have';
  return [
    `${count(calls, 'call')} ${were} no bill: ${toTheCent(usd)} is what ${calls === 1 ? 'it' : 'they'} may have cost at most.`,
  ];
}

function unpriced(pick: WatchedPick, catalog: Catalog, at: Date): string[] {
  if (pickProjection(pick, catalog, at)) return [];
  return [
    `The price of ${pick.model} is not known, so that ${quotedName(pick.name)} is missing in what picks cost a month.`,
  ];
}

function billGaps(reconciliation: Reconciliation): string[] {
  const { provider, ledgerUsd, billedUsd, problem, unmatched } = reconciliation;
  if (billedUsd === null) {
    return [`${provider}'s own bill could not be read: ${problem ?? 'it did not say why'}`];
  }
  const gaps = unmatched.map((model) => `Only one of the ledger and ${provider} has ${model}.`);
  if (Math.abs(billedUsd - ledgerUsd) > TOLERANCE * ledgerUsd) {
    gaps.unshift(
      `${provider}'s bill differs by more than ${percent(TOLERANCE)}: ${reconciliationWords(reconciliation)}`,
    );
  }
  return gaps;
}
