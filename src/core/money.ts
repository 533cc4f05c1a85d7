import { itemAt } from './item-at.ts';
/** An exact amount of money: 1e-12 dollars. $1 = 1_000_000_000_000n. A bigint, so that sums are exact. */
export type Picodollars = bigint;

const PICODOLLARS_PER_DOLLAR = 1e12;

/** Dollars as a plain number, for display, JSON and statistics; never for sums that must balance. */
export function toDollars(amount: Picodollars): number {
  return Number(amount) / PICODOLLARS_PER_DOLLAR;
}

/** The exact amount nearest to `dollars`. Throws a RangeError unless `dollars` is finite. */
export function fromDollars(dollars: number): Picodollars {
  return BigInt(Math.round(dollars * PICODOLLARS_PER_DOLLAR));
}

/** Returns the smallest of some amounts; there is one. */
export function smallest(amounts: readonly Picodollars[]): Picodollars {
  return itemAt(
    amounts.toSorted((a, b) => (a < b ? -1 : 1)),
    0,
  );
}
