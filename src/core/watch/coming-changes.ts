import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Feed } from '../settings/settings.ts';
import { daysLater } from '../week/whole-days.ts';
import { type Retirement, retirementsOf } from './retirements.ts';
import { monthlyWith, pickProjection, type WatchedPick } from './watched-pick.ts';

/** What will change for a pick on a day that is announced; money in dollars a month. */
export type ComingChange =
  | { kind: 'price'; pick: WatchedPick; at: Date; before: number; after: number }
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

/** Announced changes of a pick's price and life, by the feeds that are on, within `days` after `at`, soonest first. */
export function comingChanges(
  pick: WatchedPick,
  {
    catalog,
    retirements,
    feeds,
    at,
    days,
  }: {
    catalog: Catalog;
    retirements: readonly Retirement[];
    feeds: readonly Feed[];
    at: Date;
    days: number;
  },
): ComingChange[] {
  const until = daysLater(at, days);
  const steps = feeds.includes('prices') ? priceSteps(pick, catalog, at) : [];
  const changes = [...steps, ...endOfLife(pick, { catalog, retirements, feeds, at })];
  return changes
    .filter((change) => change.at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function priceSteps(pick: WatchedPick, catalog: Catalog, at: Date): ComingChange[] {
  const projection = pickProjection(pick, catalog, at);
  if (!projection) return [];
  let before = projection.monthlySpend;
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
    retirements,
    feeds,
    at,
  }: { catalog: Catalog; retirements: readonly Retirement[]; feeds: readonly Feed[]; at: Date },
): ComingChange[] {
  const model = findModel(catalog, pick.catalogName);
  if (!model) return [];
  const replacement = model.replacedBy === null ? null : findModel(catalog, model.replacedBy);
  return retirementsOf(model, retirements, feeds)
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
