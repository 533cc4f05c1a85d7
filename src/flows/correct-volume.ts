import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import { checkedCalls } from '../core/picks/checked-calls.ts';
import { requireMayChangePick } from '../core/picks/require-may-change-pick.ts';
import type { Ctx } from './ctx.ts';
import type { PickStore } from './ports/picks.ts';
import type { SettingStore } from './ports/settings.ts';

export interface CorrectVolumeDeps {
  picks: Pick<PickStore, 'find' | 'save'>;
  settings: Pick<SettingStore, 'read'>;
}

export interface VolumeCommand {
  ctx: Ctx;
  /** `volume`: calls a month. */
  input: { evaluationId: string; volume: number };
}

/**
 * Corrects the calls a month of an accepted pick, whether or not its evaluation is still stored. Returns
 * the pick with them. Throws AppError: 'not found' where none is accepted (any more), 'forbidden' for
 * another's, 'invalid input' for what is no count of calls.
 */
export async function correctVolume(
  { picks, settings }: CorrectVolumeDeps,
  { ctx, input: { evaluationId, volume } }: VolumeCommand,
): Promise<AcceptedPick> {
  const { admins } = await settings.read(ctx.workspace);
  const stored = { evaluationId, pick: await picks.find(evaluationId) };
  const pick = requireMayChangePick(ctx, stored, admins, 'correct');
  const corrected = { ...pick, volume: checkedCalls(volume) };
  await picks.save(corrected);
  return corrected;
}
