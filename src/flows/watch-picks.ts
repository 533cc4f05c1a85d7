import type { Catalog } from '../core/catalog/model.ts';
import { type CanaryAlarm, canaryAlarm } from '../core/watch/canary.ts';
import { withPublished } from '../core/watch/published-models.ts';
import { newSignals, signalsOf } from '../core/watch/signals.ts';
import type { WatchedPick } from '../core/watch/watched-pick.ts';
import { daysLater } from '../core/week/whole-days.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';
import type {
  AnnouncementStore,
  Outlook,
  SpendReader,
  WatchReader,
  WeekMessages,
} from './ports/week.ts';

export interface WatchPicksDeps {
  settings: Pick<SettingStore, 'read'>;
  spend: Pick<SpendReader, 'served'>;
  watch: Pick<WatchReader, 'picks' | 'canaryWeeks'>;
  announcements: AnnouncementStore;
  messages: Pick<WeekMessages, 'signal'>;
  outlook: Pick<Outlook, 'news'>;
  catalog: Catalog;
  onError(message: string, error: unknown): void;
}

/** Answers of so many days tell which model answers now. */
const SERVED_DAYS = 7;

/**
 * Looks at a workspace's accepted picks and says what is new about them, each thing once: it is
 * recorded before it is said. News goes where the evaluation's answer went, else to the digest's channel.
 */
export async function watchPicks(deps: WatchPicksDeps, { ctx }: { ctx: Ctx }): Promise<void> {
  const { workspace, now } = ctx;
  const picks = await deps.watch.picks(workspace);
  if (picks.length === 0) return;
  const settings = await deps.settings.read(workspace);
  const news = await deps.outlook.news(settings.feeds, now);
  const catalog = withPublished(deps.catalog, news.catalogue);
  const served = await deps.spend.served(workspace, {
    start: daysLater(now, -SERVED_DAYS),
    end: now,
  });
  for (const pick of picks) {
    const signals = signalsOf(pick, {
      catalog,
      news,
      feeds: settings.feeds,
      served: served.get(pick.catalogName) ?? [],
      alarm: await alarmOf(pick, deps.watch),
      at: now,
    });
    const recorded = await deps.announcements.recorded(workspace, pick.evaluationId);
    const { announce, record } = newSignals(signals, recorded);
    if (record.length === 0) continue;
    const { evaluationId } = pick;
    const ours = await deps.announcements.record(workspace, evaluationId, record, now);
    const channel = channelOf(pick, settings.digestChannel);
    if (channel === null) continue;
    for (const signal of announce.filter(({ key }) => ours.has(key))) {
      await deps.messages
        .signal(channel, signal)
        .catch((error) => deps.onError('News of a pick could not be posted', error));
    }
  }
}

async function alarmOf(
  pick: WatchedPick,
  watch: Pick<WatchReader, 'canaryWeeks'>,
): Promise<CanaryAlarm | null> {
  if (pick.bar === null) return null;
  const weeks = await watch.canaryWeeks(pick);
  return canaryAlarm(
    weeks.map(({ scores }) => scores).filter(({ length }) => length > 0),
    pick.bar,
  );
}

function channelOf({ destination }: WatchedPick, digestChannel: string | null): string | null {
  return destination?.channel ?? digestChannel;
}
