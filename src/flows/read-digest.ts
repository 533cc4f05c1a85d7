import type { Catalog } from '../core/catalog/model.ts';
import { type Digest, digestOf } from '../core/digest/digest.ts';
import { billedDays, reconcile } from '../core/digest/reconcile.ts';
import { type Settings, WEEKDAYS } from '../core/settings/settings.ts';
import { withPublished } from '../core/watch/published-models.ts';
import { monthToDate } from '../core/week/calendar-months.ts';
import {
  newestDueWeek,
  type Week,
  type WeeklyTime,
  weeksUntil,
} from '../core/week/closed-weeks.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';
import type { Outlook, SpendReader, WatchReader } from './ports/week.ts';

export interface ReadDigestDeps {
  settings: Pick<SettingStore, 'read'>;
  spend: Pick<SpendReader, 'weeks' | 'total' | 'served' | 'models'>;
  watch: Pick<WatchReader, 'savings' | 'picks'>;
  outlook: Outlook;
  catalog: Catalog;
  simulated: boolean;
}

/** Weeks of history in a digest. */
const WEEKS = 8;

/**
 * Returns the digest of a closed week, by default the newest whose digest is due; posts nothing. It
 * reads the ledger's rows of eight weeks and of the month.
 */
export async function readDigest(
  deps: ReadDigestDeps,
  { ctx, input }: { ctx: Ctx; input: { week: Week | null } },
): Promise<Digest> {
  const { workspace, now } = ctx;
  const settings = await deps.settings.read(workspace);
  const time = weeklyTime(settings);
  const week = input.week ?? newestDueWeek(now, time);
  const weeks = weeksUntil(week, WEEKS, time.timeZone);
  const month = monthToDate(now, time.timeZone);
  const [rows, usd, usdOver, savings, picks, served, news, reconciliation] = await Promise.all([
    deps.spend.weeks(workspace, weeks),
    deps.spend.total(workspace, month),
    deps.spend.total(workspace, { start: month.start, end: month.overUntil }),
    deps.watch.savings(workspace, week),
    deps.watch.picks(workspace),
    deps.spend.served(workspace, week),
    deps.outlook.news(settings.feeds, now),
    readBill(deps, week, now),
  ]);
  return digestOf({
    weeks,
    rows,
    month: {
      name: month.name,
      days: month.days,
      daysOver: month.daysOver,
      usd,
      usdOver,
      capUsd: settings.monthlyCap,
    },
    picks,
    savings,
    catalog: withPublished(deps.catalog, news.catalogue),
    news,
    served,
    feeds: settings.feeds,
    reconciliation,
    simulated: deps.simulated,
    at: now,
  });
}

/** All workspaces use one key, so that all of their calls stand beside its bill. */
async function readBill({ outlook, spend }: ReadDigestDeps, week: Week, now: Date) {
  const span = billedDays(week, now);
  const bill = span && (await outlook.bill(span));
  return span && bill && reconcile(bill, { span, sums: await spend.models(bill.name, span) });
}

/** Returns when a workspace's digest comes. */
export function weeklyTime({
  timeZone,
  digestDay,
  digestHour,
}: Pick<Settings, 'timeZone' | 'digestDay' | 'digestHour'>): WeeklyTime {
  return { timeZone, day: WEEKDAYS.indexOf(digestDay) + 1, hour: digestHour };
}
