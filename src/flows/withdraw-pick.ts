import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import { requireMayChangePick } from '../core/picks/require-may-change-pick.ts';
import type { Ctx } from './ctx.ts';
import type { PickStore } from './ports/picks.ts';
import type { SettingStore } from './ports/settings.ts';

export interface WithdrawPickDeps {
  picks: Pick<PickStore, 'find' | 'withdraw'>;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Ends the watching of an accepted pick. Returns what it was. Throws AppError: 'not found', or
 * 'forbidden' for another's.
 */
export async function withdrawPick(
  { picks, settings }: WithdrawPickDeps,
  { ctx, input: { evaluationId } }: { ctx: Ctx; input: { evaluationId: string } },
): Promise<AcceptedPick> {
  const { admins } = await settings.read(ctx.workspace);
  const stored = { evaluationId, pick: await picks.find(evaluationId) };
  const pick = requireMayChangePick(ctx, stored, admins, 'withdraw');
  await picks.withdraw(evaluationId);
  return pick;
}
