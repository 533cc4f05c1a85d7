import { daysLater } from '../core/week/whole-days.ts';
import type { Ctx } from './ctx.ts';
import type { ExpiringEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface DeleteExpiredDeps {
  evaluations: ExpiringEvaluations;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Deletes, in every workspace that has the setting retention-days, the evaluations older than that;
 * what was spent stays in the ledger. Returns how many were deleted.
 */
export async function deleteExpired(
  { evaluations, settings }: DeleteExpiredDeps,
  { ctx }: { ctx: Ctx },
): Promise<number> {
  let deleted = 0;
  for (const workspace of await evaluations.workspaces()) {
    const { retentionDays } = await settings.read(workspace);
    if (retentionDays === null) continue;
    const before = daysLater(ctx.now, -retentionDays);
    deleted += await evaluations.removeBefore(workspace, before);
  }
  return deleted;
}
