import type { GroupedLedger, LedgerCall, LedgerGroup } from '../../core/ledger/ledger-view.ts';

/** The ledger of one workspace (null: of all), from a moment on (null: from the beginning). */
export interface LedgerQuery {
  workspace: string | null;
  since: Date | null;
}

/** For who looks at what was spent. */
export interface LedgerReader {
  /** The most expensive row first; months, by the clocks of a time zone, in their order. */
  view(query: LedgerQuery, grouping: { by: LedgerGroup; timeZone: string }): Promise<GroupedLedger>;
  /** Every call, oldest first, in pages. */
  calls(query: LedgerQuery): AsyncIterable<readonly LedgerCall[]>;
}
