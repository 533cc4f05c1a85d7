import type { CatalogModel } from '../catalog/model.ts';

/** Which of the models' prices is meant. */
export interface ChosenPrice {
  /** `batch`; null: the standard one. */
  level: string | null;
  /** Off the list price; in [0,1). */
  discount: number;
}

/** What whoever chose nothing pays: the standard level, less nothing. */
export const LIST_PRICE: ChosenPrice = { level: null, discount: 0 };

/** Returns what a level multiplies the standard price by; 1 for a model without that level, which stays at it. */
export function levelFactor({ levels }: CatalogModel, level: string | null): number {
  return level === null ? 1 : (levels[level] ?? 1);
}

/** Returns what a model's list price is multiplied by: for the level, less the discount. */
export function priceFactor(model: CatalogModel, { level, discount }: ChosenPrice): number {
  return levelFactor(model, level) * (1 - discount);
}

/** Returns what an amount at a level is at the standard price, at which an evaluation's own calls are made. */
export function atStandardPrice(
  usd: number,
  model: CatalogModel | null,
  level: string | null,
): number {
  return model === null ? usd : usd / levelFactor(model, level);
}
