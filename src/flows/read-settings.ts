import type { HeldSettings } from '../core/settings/settings.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';

/** Returns the settings that hold in a workspace. */
export function readSettings(
  { settings }: { settings: Pick<SettingStore, 'read'> },
  { ctx }: { ctx: Ctx },
): Promise<HeldSettings> {
  return settings.read(ctx.workspace);
}
