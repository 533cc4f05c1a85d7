import type { Catalog } from '../core/catalog/model.ts';
import { type Digest, digestOf } from '../core/digest/digest.ts';
import { type Settings, WEEKDAYS } from '../core/settings/settings.ts';
import {
  monthToDate,
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
  spend: Pick<SpendReader, 'weeks' | 'total'>;
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
  const [rows, monthUsd, savings, picks, retirements] = await Promise.all([
    deps.spend.weeks(workspace, weeks),
    deps.spend.total(workspace, month),
    deps.watch.savings(workspace, week),
    deps.watch.picks(workspace),
    deps.outlook.retirements(settings.feeds, now),
  ]);
  const ownRows = rows.filter((row) => row.week === WEEKS - 1);
  return digestOf({
    weeks,
    rows,
    month: {
      name: month.name,
      days: month.days,
      daysOver: month.daysOver,
      usd: monthUsd,
      capUsd: settings.monthlyCap,
    },
    picks,
    savings,
    catalog: deps.catalog,
    retirements,
    feeds: settings.feeds,
    reconciliation: await deps.outlook.reconcile(week, ownRows),
    simulated: deps.simulated,
    at: now,
  });
}

/** Returns when a workspace's digest comes. */
export function weeklyTime({
  timeZone,
  digestDay,
  digestHour,
}: Pick<Settings, 'timeZone' | 'digestDay' | 'digestHour'>): WeeklyTime {
  return { timeZone, day: WEEKDAYS.indexOf(digestDay) + 1, hour: digestHour };
}
