import type { LedgerCall, LedgerGroup, LedgerView } from '../../core/ledger/ledger-view.ts';

/** The ledger of one workspace (null: of all), from a moment on (null: from the beginning). */
export interface LedgerQuery {
  workspace: string | null;
  since: Date | null;
}

/** For who looks at what was spent. */
export interface LedgerReader {
  /** The most expensive row first; months in their order. */
  view(query: LedgerQuery, by: LedgerGroup): Promise<LedgerView>;
  /** Every call, oldest first, in pages. */
  calls(query: LedgerQuery): AsyncIterable<readonly LedgerCall[]>;
}
