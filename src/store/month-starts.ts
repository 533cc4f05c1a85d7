import { eq } from 'drizzle-orm';
import { DEFINITIONS } from '../core/settings/definitions.ts';
import { type SettingTexts, settingsOf } from '../core/settings/settings-of.ts';
import { monthOf } from '../core/week/calendar-months.ts';
import type { Database } from './client.ts';
import { workspaceSettings } from './schema.ts';

/** When a month began: by the clocks of the workspaces that chose a time zone, and by those of all others. */
export interface MonthStarts {
  own: readonly { workspace: string; start: Date }[];
  others: Date;
}

/**
 * Returns when the month of a moment began for each workspace, as its caps count it; `defaults` are the
 * environment's settings.
 */
export async function monthStarts(
  db: Database,
  defaults: SettingTexts,
  at: Date,
): Promise<MonthStarts> {
  const rows = await db
    .select({ workspace: workspaceSettings.workspace, timeZone: workspaceSettings.value })
    .from(workspaceSettings)
    .where(eq(workspaceSettings.name, DEFINITIONS.timeZone.name));
  const startIn = (...texts: readonly SettingTexts[]) =>
    monthOf(at, settingsOf(...texts, defaults).timeZone).start;
  return {
    own: rows.map(({ workspace, timeZone }) => ({ workspace, start: startIn({ timeZone }) })),
    others: startIn(),
  };
}
