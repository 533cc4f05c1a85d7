import { AppError } from '../core/errors.ts';
import { mayChange } from '../core/may-change.ts';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
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
  { ctx, input }: { ctx: Ctx; input: { evaluationId: string } },
): Promise<AcceptedPick> {
  const pick = await picks.find(input.evaluationId);
  if (!pick || (ctx.actor.kind === 'person' && pick.workspace !== ctx.workspace)) {
    throw new AppError('not found', `No pick is accepted for evaluation ${input.evaluationId}.`);
  }
  const { admins } = await settings.read(pick.workspace);
  if (!mayChange(ctx, { workspace: pick.workspace, actor: pick.owner }, admins)) {
    const message = `Only who accepted the pick for "${pick.name}", or an admin, can withdraw it.`;
    throw new AppError('forbidden', message);
  }
  await picks.withdraw(input.evaluationId);
  return pick;
}
