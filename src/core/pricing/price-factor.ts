import type { CatalogModel } from '../catalog/model.ts';

/** What a model's list price is multiplied by: for a price level, less a discount. */
export type PriceFactor = (model: CatalogModel) => number;

/** The list price. */
export const LIST_PRICE: PriceFactor = () => 1;

/** The price at a level (`batch`; null: the standard one; a model without that level stays at it), less a discount in [0,1). */
export function priceFactor(level: string | null, discount: number): PriceFactor {
  return ({ levels }) => (level === null ? 1 : (levels[level] ?? 1)) * (1 - discount);
}
