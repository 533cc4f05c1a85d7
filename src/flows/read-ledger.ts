import type { LedgerCall, LedgerGroup, LedgerView } from '../core/ledger/ledger-view.ts';
import type { Ctx } from './ctx.ts';
import type { LedgerReader } from './ports/ledger.ts';

/** What was spent in a workspace, from a moment on (null: ever). */
export interface LedgerCommand {
  ctx: Ctx;
  input: { since: Date | null };
}

/** Summed up by a group, of one workspace or of all. */
export interface LedgerViewCommand extends LedgerCommand {
  input: LedgerCommand['input'] & { by: LedgerGroup; everywhere: boolean };
}

/**
 * Returns the sums of the workspace's ledger by model, person or another of its groups; of `everywhere`,
 * those of all workspaces.
 */
export async function readLedger(
  { ledger }: { ledger: Pick<LedgerReader, 'view'> },
  { ctx, input: { since, by, everywhere } }: LedgerViewCommand,
): Promise<LedgerView> {
  return ledger.view({ workspace: everywhere ? null : ctx.workspace, since }, by);
}

/** Returns every call of the workspace's ledger, oldest first, in pages. */
export function readLedgerCalls(
  { ledger }: { ledger: Pick<LedgerReader, 'calls'> },
  { ctx, input: { since } }: LedgerCommand,
): AsyncIterable<readonly LedgerCall[]> {
  return ledger.calls({ workspace: ctx.workspace, since });
}
