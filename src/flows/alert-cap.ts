import { reachedLevels } from '../core/digest/reached-levels.ts';
import { monthOf } from '../core/week/calendar-months.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';
import type {
  AnnouncementStore,
  NewsAddress,
  ReachedCap,
  SpendReader,
  WeekMessages,
} from './ports/week.ts';

export interface AlertCapDeps {
  settings: Pick<SettingStore, 'read'>;
  spend: Pick<SpendReader, 'total' | 'people'>;
  announcements: Pick<AnnouncementStore, 'record'>;
  messages: Pick<WeekMessages, 'capReached'>;
  onError(message: string, error: unknown): void;
}

/**
 * Says once a month for each of 50, 80 and 100% of a cap that so much is spent; where several are new,
 * the highest alone is said. The workspace's is said in the digest's channel, without one to each admin;
 * a person's to that person.
 */
export async function alertCap(deps: AlertCapDeps, { ctx }: { ctx: Ctx }): Promise<void> {
  const { workspace, now } = ctx;
  const settings = await deps.settings.read(workspace);
  const { monthlyCap, personalCap, digestChannel, admins } = settings;
  const month = monthOf(now, settings.timeZone);
  const span = { start: month.start, end: now };
  if (monthlyCap !== null) {
    const usd = await deps.spend.total(workspace, span);
    const channels = digestChannel === null ? admins : [digestChannel];
    const to = channels.map((channel) => ({ channel, person: admins[0] ?? null }));
    const cap = { of: 'workspace' as const, usd, capUsd: monthlyCap, month: month.name };
    await alert(deps, ctx, { to, cap, whose: '' });
  }
  if (personalCap !== null) {
    for (const [person, usd] of await deps.spend.people(workspace, span)) {
      const to = [{ channel: person, person }];
      const cap = { of: 'person' as const, usd, capUsd: personalCap, month: month.name };
      await alert(deps, ctx, { to, cap, whose: ` of ${person}` });
    }
  }
}

/** Nothing is recorded where nobody can be told. */
async function alert(
  { announcements, messages, onError }: AlertCapDeps,
  { workspace, now }: Ctx,
  { to, cap, whose }: { to: readonly NewsAddress[]; cap: Omit<ReachedCap, 'share'>; whose: string },
): Promise<void> {
  const levels = reachedLevels(cap.usd, cap.capUsd);
  if (levels.length === 0 || to.length === 0) return;
  const subject = `cap ${cap.month} ${cap.capUsd}${whose}`;
  const ours = await announcements.record(workspace, subject, levels.map(String), now);
  const share = levels.findLast((level) => ours.has(String(level)));
  if (share === undefined) return;
  for (const address of to) {
    await messages
      .capReached(address, { ...cap, share })
      .catch((error) => onError('A cap’s alert could not be posted', error));
  }
}
