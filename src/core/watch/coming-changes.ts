import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Feed } from '../settings/settings.ts';
import { daysLater } from '../week/whole-days.ts';
import type { FeedNews } from './feeds/feed-news.ts';
import { retirementsOf } from './retirements.ts';
import { modelOfPick, monthlyWith, pickProjection, type WatchedPick } from './watched-pick.ts';

/** A price of a pick that begins on a day; dollars a month. */
export interface PriceStep {
  kind: 'price';
  pick: WatchedPick;
  at: Date;
  before: number;
  after: number;
}

/** What will change for a pick on a day that is announced; money in dollars a month. */
export type ComingChange =
  | PriceStep
  | {
      kind: 'retirement';
      pick: WatchedPick;
      at: Date;
      /** Who says so. */
      sources: readonly string[];
      /** Ours, or two others: enough to alert. */
      confirmed: boolean;
      monthly: number | null;
      /** The provider's recommendation, and what it would cost. */
      replacement: { name: string; monthly: number | null } | null;
    };

/**
 * Announced changes of a pick's price and life, by the feeds that are on, within `days` after `at`,
 * soonest first.
 */
export function comingChanges(
  pick: WatchedPick,
  {
    catalog,
    news,
    feeds,
    at,
    days,
  }: {
    catalog: Catalog;
    news: Pick<FeedNews, 'retirements'>;
    feeds: readonly Feed[];
    at: Date;
    days: number;
  },
): ComingChange[] {
  const until = daysLater(at, days);
  const steps = feeds.includes('prices') ? priceSteps(pick, catalog, at) : [];
  const changes = [...steps, ...endOfLife(pick, { catalog, news, feeds, at })];
  return changes
    .filter((change) => change.at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The prices that began since a pick was last tested, oldest first; none where its price then is not known. */
export function passedSteps(pick: WatchedPick, catalog: Catalog, at: Date): PriceStep[] {
  return priceSteps(pick, catalog, pick.testedAt).filter((step) => step.at <= at);
}

/** The prices that begin after a moment, as far as they are announced. */
function priceSteps(pick: WatchedPick, catalog: Catalog, at: Date): PriceStep[] {
  const projection = pickProjection(pick, catalog, at);
  if (!projection) return [];
  let before = projection.costPerCall * pick.volume;
  return projection.laterSpend.map(({ from, monthlySpend }) => {
    const step = { kind: 'price' as const, pick, at: new Date(from), before, after: monthlySpend };
    before = monthlySpend;
    return step;
  });
}

function endOfLife(
  pick: WatchedPick,
  {
    catalog,
    news,
    feeds,
    at,
  }: {
    catalog: Catalog;
    news: Pick<FeedNews, 'retirements'>;
    feeds: readonly Feed[];
    at: Date;
  },
): ComingChange[] {
  const model = modelOfPick(pick, catalog);
  if (!model) return [];
  const replacement = model.replacedBy === null ? null : findModel(catalog, model.replacedBy);
  return retirementsOf(model, news.retirements, feeds)
    .filter(({ day }) => new Date(day) > at)
    .map(({ day, sources, confirmed }) => ({
      kind: 'retirement' as const,
      pick,
      at: new Date(day),
      sources,
      confirmed,
      monthly: pickProjection(pick, catalog, at)?.monthlySpend ?? null,
      replacement: replacement && {
        name: replacement.name,
        monthly: monthlyWith(replacement, pick, at),
      },
    }));
}
