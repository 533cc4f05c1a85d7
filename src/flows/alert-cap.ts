import { reachedLevels } from '../core/digest/cap-levels.ts';
import { monthOf } from '../core/week/closed-weeks.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';
import type { AnnouncementStore, SpendReader, WeekMessages } from './ports/week.ts';

export interface AlertCapDeps {
  settings: Pick<SettingStore, 'read'>;
  spend: Pick<SpendReader, 'total'>;
  announcements: Pick<AnnouncementStore, 'record'>;
  messages: Pick<WeekMessages, 'capReached'>;
  onError(message: string, error: unknown): void;
}

/**
 * Says once a month for each of 50, 80 and 100% that the workspace's cap is reached so far; where
 * several are new, the highest alone is said.
 */
export async function alertCap(deps: AlertCapDeps, { ctx }: { ctx: Ctx }): Promise<void> {
  const { workspace, now } = ctx;
  const { monthlyCap: capUsd, digestChannel, timeZone } = await deps.settings.read(workspace);
  if (capUsd === null || digestChannel === null) return;
  const month = monthOf(now, timeZone);
  const usd = await deps.spend.total(workspace, { start: month.start, end: now });
  const levels = reachedLevels(usd, capUsd);
  if (levels.length === 0) return;
  const subject = `cap ${month.name} ${capUsd}`;
  const ours = await deps.announcements.record(workspace, subject, levels.map(String), now);
  const share = levels.findLast((level) => ours.has(String(level)));
  if (share === undefined) return;
  await deps.messages
    .capReached(digestChannel, { share, usd, capUsd, month: month.name })
    .catch((error) => deps.onError('A cap’s alert could not be posted', error));
}
