import type { Catalog } from '../catalog/model.ts';
import { lastOf } from '../last-of.ts';
import type { Feed } from '../settings/settings.ts';
import { cheaperModels } from '../watch/cheaper-models.ts';
import { type ComingChange, comingChanges } from '../watch/coming-changes.ts';
import type { FeedNews } from '../watch/feeds/feed-news.ts';
import { type ReportedPrice, reportsOn } from '../watch/price-reports.ts';
import { pickProjection, type WatchedPick } from '../watch/watched-pick.ts';
import type { MonthToDate } from '../week/calendar-months.ts';
import type { Week } from '../week/closed-weeks.ts';
import { wholeDays } from '../week/whole-days.ts';
import { dataGaps, type Reconciliation, unreadFeedWords } from './data-gaps.ts';
import { type StalePick, stalePicks } from './stale-picks.ts';
import { type SpendLine, type SpendRow, spendLines, spendOf } from './week-spend.ts';

/** So far ahead a digest looks, in days (decided 17). */
const DIGEST_HORIZON = 90;

/** A pick that an evaluation of the week found, cheaper than the model that the person named as today's. */
export interface Saving {
  task: string;
  /** Dollars a month. */
  monthlyUsd: number;
  /** Whether somebody uses it. */
  accepted: boolean;
}

export interface DigestInput {
  /** Closed weeks, oldest first; the last is the digest's. */
  weeks: readonly Week[];
  rows: readonly SpendRow[];
  /** The month, with all that was spent in it, and until the end of its last whole day. */
  month: Pick<MonthToDate, 'name' | 'days' | 'daysOver'> & {
    usd: number;
    usdOver: number;
    capUsd: number | null;
  };
  picks: readonly WatchedPick[];
  savings: readonly Saving[];
  /** With what ours says since it was installed. */
  catalog: Catalog;
  news: Pick<FeedNews, 'retirements' | 'reports' | 'unread'>;
  /** The exact ids that answered in the week, by the catalogue's name of the model. */
  served: ReadonlyMap<string, readonly string[]>;
  feeds: readonly Feed[];
  reconciliation: Reconciliation | null;
  simulated: boolean;
  at: Date;
}

/** A week as every surface shows it; money in dollars. */
export interface Digest {
  week: Week;
  /** Another week has ended since: it was missed, and is caught up with. */
  isLate: boolean;
  simulated: boolean;
  usd: number;
  changeUsd: number;
  /** Of `usd`. */
  judgeUsd: number;
  calls: number;
  tasks: readonly SpendLine[];
  models: readonly SpendLine[];
  /** People in Slack, by their ids; what terminals and schedules started is not among them. */
  people: readonly SpendLine[];
  /** What was spent in each week, oldest first. */
  history: readonly { week: string; firstDay: string; usd: number; judgeUsd: number }[];
  month: {
    name: string;
    isOver: boolean;
    usd: number;
    capUsd: number | null;
    forecastUsd: number | null;
  };
  /** What accepted picks cost in production: other people's money, an estimate; never added to `usd`. */
  production: {
    picks: number;
    /** Next month. */
    monthlyUsd: number;
    /** A month at the prices of today. */
    todayUsd: number;
    unpriced: readonly string[];
  };
  savings: readonly Saving[];
  coming: readonly ComingChange[];
  /** Prices of picks that others reported in the week, and we don't know of. */
  reports: readonly ReportedPrice[];
  /**
   * For each pick the cheapest model that it was never tested against and that would cost much less;
   * dollars a month.
   */
  cheaper: readonly { pick: WatchedPick; model: string; cheaper: number; before: number }[];
  stale: readonly StalePick[];
  gaps: readonly string[];
  /** Lists of news that can't be read: no reason for a post. */
  unread: readonly string[];
  reconciliation: Reconciliation | null;
}

/** The week's digest: spend from the ledger's sums, and what lies ahead of the accepted picks. */
export function digestOf(input: DigestInput): Digest {
  const { weeks, picks, catalog, news, feeds, at, month } = input;
  const week = lastOf(weeks);
  return {
    week,
    isLate: wholeDays(week.end, at) >= 7,
    simulated: input.simulated,
    ...weekSpend(input),
    month: {
      name: month.name,
      isOver: month.daysOver === month.days,
      usd: month.usd,
      capUsd: month.capUsd,
      forecastUsd: forecast(month),
    },
    production: productionSpend(picks, catalog, at),
    savings: input.savings.filter(({ monthlyUsd }) => monthlyUsd > 0),
    coming: picks
      .flatMap((pick) => comingChanges(pick, { catalog, news, feeds, at, days: DIGEST_HORIZON }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    reports: reportsOn(picks, news.reports, week),
    cheaper: cheapestFor(picks, catalog, at),
    stale: stalePicks(picks, { catalog, served: input.served, at }),
    gaps: dataGaps({ ...input, week: weeks.length - 1 }),
    unread: unreadFeedWords(news),
    reconciliation: input.reconciliation,
  };
}

/** What the newest week cost, by what it was paid for, beside the weeks before it. */
function weekSpend({
  weeks,
  rows,
}: Pick<DigestInput, 'weeks' | 'rows'>): Pick<
  Digest,
  'usd' | 'changeUsd' | 'judgeUsd' | 'calls' | 'tasks' | 'models' | 'people' | 'history'
> {
  const last = weeks.length - 1;
  const usdOf = (week: number) => spendOf(rows, (row) => row.week === week);
  const judgeUsdOf = (week: number) => spendOf(rows, (row) => row.week === week && row.judge);
  return {
    usd: usdOf(last),
    changeUsd: usdOf(last) - usdOf(last - 1),
    judgeUsd: judgeUsdOf(last),
    calls: rows.reduce((sum, { week, calls }) => (week === last ? sum + calls : sum), 0),
    tasks: spendLines(rows, last, ({ task }) => task),
    models: spendLines(rows, last, ({ model }) => model),
    people: spendLines(rows, last, ({ person }) => person),
    history: weeks.map(({ name, firstDay }, week) => ({
      week: name,
      firstDay,
      usd: usdOf(week),
      judgeUsd: judgeUsdOf(week),
    })),
  };
}

function cheapestFor(picks: readonly WatchedPick[], catalog: Catalog, at: Date): Digest['cheaper'] {
  return picks.flatMap((pick) =>
    cheaperModels(pick, catalog, at)
      .slice(0, 1)
      .map(({ model, monthly, before }) => ({ pick, model: model.name, cheaper: monthly, before })),
  );
}

/** Whether there is nothing to post: nothing was spent in the week, and nothing changes. */
export function isQuiet(digest: Digest): boolean {
  const { usd, coming, reports, savings, gaps, stale } = digest;
  const changes = [coming, reports, savings, gaps, stale.filter(({ isNew }) => isNew)];
  return usd === 0 && changes.every(({ length }) => length === 0);
}

function productionSpend(picks: readonly WatchedPick[], catalog: Catalog, at: Date) {
  const projected = picks.map((pick) => ({
    task: pick.name,
    volume: pick.volume,
    projection: pickProjection(pick, catalog, at),
  }));
  const priced = projected.flatMap(({ volume, projection }) =>
    projection ? [{ ...projection, todayUsd: projection.costPerCall * volume }] : [],
  );
  return {
    picks: picks.length,
    monthlyUsd: priced.reduce((sum, { monthlySpend }) => sum + monthlySpend, 0),
    todayUsd: priced.reduce((sum, { todayUsd }) => sum + todayUsd, 0),
    unpriced: projected.flatMap(({ task, projection }) => (projection === null ? [task] : [])),
  };
}

/** The month's spend at the rate of its whole days so far; null in its first week, and when it has ended. */
function forecast({ usd, usdOver, days, daysOver }: DigestInput['month']): number | null {
  return daysOver < 7 || daysOver === days ? null : Math.max(usd, (usdOver / daysOver) * days);
}
