import { findModel } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import type { AcceptedPick } from '../picks/accepted-pick.ts';
import { costOfSizes } from '../pricing/call-cost.ts';
import { monthPrice, type PriceOf } from '../pricing/month-price.ts';
import { type Projection, projectSpend } from '../pricing/projection.ts';

/** An accepted pick with what its evaluation says about it: what is watched. */
export interface WatchedPick extends AcceptedPick {
  /** `provider/id` of the model that answers. */
  catalogName: string;
  /** The rate that was its bar; null where that was relative, or the evaluation was deleted. */
  bar: number | null;
  /** What its evaluation cost; dollars, null where the evaluation was deleted. */
  evaluationUsd: number | null;
  /** The exact model ids that answered in its evaluation. */
  servedModels: readonly string[];
  /** The models of its evaluation's line-up, as `provider/id`. */
  lineUp: readonly string[];
  /** Models that its evaluation describes, as it does: our catalogue may not have them. */
  ownModels: readonly Readonly<Record<string, unknown>>[];
  /** When it was accepted, or tested again since. */
  testedAt: Date;
}

/** Returns the model that answers for a pick, as our catalogue has it or its evaluation describes it; null: neither does. */
export function modelOfPick(
  { catalogName, ownModels }: Pick<WatchedPick, 'catalogName' | 'ownModels'>,
  catalog: Catalog,
): CatalogModel | null {
  return findModel(catalogWith(catalog, ownModels), catalogName);
}

/**
 * What a pick costs at its volume, next month and from every announced price step on; dollars. A
 * recipe of several calls has its measured cost and no steps. null where its price is unknown.
 */
export function pickProjection(pick: WatchedPick, catalog: Catalog, at: Date): Projection | null {
  const { tokens, volume, costPerCall } = pick;
  if (!tokens) {
    const monthlySpend = costPerCall * volume;
    return { costPerCall, monthCallUsd: costPerCall, monthlySpend, laterSpend: [] };
  }
  const model = modelOfPick(pick, catalog);
  if (!model) return null;
  const sizes = { inputTokens: tokens.input, outputTokens: tokens.output };
  const costWith = (priceOf: PriceOf) => {
    const price = priceOf(model);
    return price && costOfSizes(price, sizes);
  };
  return projectSpend({ models: [model], costWith, volume, at });
}

/** What another model would cost next month at a pick's tokens and volume; null where that is unknown. */
export function monthlyWith(model: CatalogModel, pick: WatchedPick, at: Date): number | null {
  if (!pick.tokens) return null;
  const sizes = { inputTokens: pick.tokens.input, outputTokens: pick.tokens.output };
  const price = monthPrice(model, at);
  return price && costOfSizes(price, sizes) * pick.volume;
}
