import type { LedgerCall, LedgerGroup, LedgerView } from '../core/ledger/ledger-view.ts';
import { startOfDay } from '../core/week/calendar-days.ts';
import type { Ctx } from './ctx.ts';
import type { LedgerReader } from './ports/ledger.ts';
import type { SettingStore } from './ports/settings.ts';

/** What was spent in a workspace from a day on (`2026-11-01`, by its clocks; null: ever). */
export interface LedgerCommand {
  ctx: Ctx;
  input: { firstDay: string | null };
}

/** Summed up by a group, of one workspace or of all. */
export interface LedgerViewCommand extends LedgerCommand {
  input: LedgerCommand['input'] & { by: LedgerGroup; everywhere: boolean };
}

interface LedgerDeps<K extends keyof LedgerReader> {
  ledger: Pick<LedgerReader, K>;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Returns the sums of the workspace's ledger by model, person or another of its groups; of `everywhere`,
 * those of all workspaces. Days and months begin where those of the caps do: by the workspace's own
 * clocks, for all workspaces, too.
 */
export async function readLedger(
  { ledger, settings }: LedgerDeps<'view'>,
  { ctx, input: { firstDay, by, everywhere } }: LedgerViewCommand,
): Promise<LedgerView> {
  const { timeZone } = await settings.read(ctx.workspace);
  const start = startOf(firstDay, timeZone);
  const query = { workspace: everywhere ? null : ctx.workspace, since: start };
  const since = firstDay === null || start === null ? null : { day: firstDay, start };
  return { ...(await ledger.view(query, { by, timeZone })), since, timeZone };
}

/** Returns every call of the workspace's ledger, oldest first, in pages. */
export async function* readLedgerCalls(
  { ledger, settings }: LedgerDeps<'calls'>,
  { ctx, input: { firstDay } }: LedgerCommand,
): AsyncGenerator<readonly LedgerCall[]> {
  const { timeZone } = await settings.read(ctx.workspace);
  yield* ledger.calls({ workspace: ctx.workspace, since: startOf(firstDay, timeZone) });
}

function startOf(firstDay: string | null, timeZone: string): Date | null {
  return firstDay === null ? null : startOfDay(firstDay, timeZone);
}
