import { isRetired } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { modelOfPick, monthlyWith, pickProjection, type WatchedPick } from './watched-pick.ts';

/** A newcomer must cost less than this share of the pick. */
const CHEAPER = 0.8;

/**
 * Models of the default line-up that the pick's evaluation did not have and that would cost less than 80%
 * of the pick at its measured tokens and volume; cheapest first, dollars a month.
 */
export function cheaperModels(
  pick: WatchedPick,
  catalog: Catalog,
  at: Date,
): { model: CatalogModel; monthly: number; before: number }[] {
  const before = pickProjection(pick, catalog, at)?.monthlySpend ?? null;
  const { tokens } = pick;
  if (before === null || !tokens || !modelOfPick(pick, catalog)) return [];
  return catalog.models
    .flatMap((model) => {
      if (pick.lineUp.includes(model.name) || model.name === pick.catalogName) return [];
      if (!model.lineUp || isRetired(model, at)) return [];
      if (model.contextWindow < tokens.input) return [];
      const monthly = monthlyWith(model, pick, at);
      return monthly !== null && monthly < CHEAPER * before ? [{ model, monthly, before }] : [];
    })
    .sort((a, b) => a.monthly - b.monthly);
}
