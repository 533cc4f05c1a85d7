import type { Look } from '../evidence/look.ts';
import { lastOf } from '../last-of.ts';
import { ldBounds } from '../stats/ld-bounds.ts';
import { normalQuantile } from '../stats/normal.ts';

/** Of alpha, what boundaries keep back for samples that may be added later. */
export const KEPT_FOR_LATER = 0.005;

const FIRST_LOOK = 10;
const BLOCK = 5;
const LOOKS_IN_FIRST_PASS = 20;

/**
 * Units at each look of the first pass, the whole pass included: 10, 15, 20, … up to 100 units;
 * beyond that the steps grow, so that there are about 20 looks however many units there are.
 */
export function firstPass(units: number, first = FIRST_LOOK): number[] {
  const growth = units <= 100 ? 1 : (units / FIRST_LOOK) ** (1 / LOOKS_IN_FIRST_PASS);
  const sizes: number[] = [];
  let n = first;
  while (n < units) {
    sizes.push(n);
    n = Math.max(n + BLOCK, Math.ceil((n * growth) / BLOCK) * BLOCK);
  }
  return [...sizes, units];
}

/** Looks of an absolute bar: through the first pass in blocks, then whole passes (stats.md 2.8). */
export function absoluteLooks(units: number, repeats: number, first = FIRST_LOOK): Look[] {
  const blocks = firstPass(units, first).slice(0, -1);
  return [...blocks.map((n) => ({ n, repeats: 1, reference: 0 })), ...wholePasses(units, repeats)];
}

/** Looks when the claim is about these samples only: after each whole pass. */
export function wholePasses(units: number, repeats: number): Look[] {
  return Array.from({ length: repeats }, (_, pass) => ({
    n: units,
    repeats: pass + 1,
    reference: 0,
  }));
}

/**
 * How much the looks can know, in trials that are worth as much as independent ones, at a guessed
 * correlation between repeats of one sample. Only the ratio to the last look matters.
 */
export function information({ n, repeats }: { n: number; repeats: number }, rho: number): number {
  return (n * repeats) / (1 + (repeats - 1) * rho);
}

const remembered = new Map<string, readonly number[]>();

/**
 * Boundaries on the z scale, one a look, that spend `alpha` over all of them as alpha t^power. A
 * pure function of its arguments; results are kept, for a new one takes up to 50 ms.
 */
export function boundaries(
  fractions: readonly number[],
  alpha: number,
  power: number,
): readonly number[] {
  const key = `${alpha} ${power} ${fractions.join(' ')}`;
  const stored = remembered.get(key);
  if (stored) return stored;
  const bounds = ldBounds(fractions, (t) => alpha * t ** power);
  if (remembered.size >= 500) remembered.clear();
  remembered.set(key, bounds);
  return bounds;
}

/**
 * The boundary of each look, given how much each can know. Early looks that not even a perfect score
 * could pass get none (Infinity) and no alpha, which leaves more for the others. The design alone
 * decides which: `inReach` tells whether a perfect score at a look would pass a boundary of z.
 */
export function boundariesInReach({
  infos,
  alpha,
  power,
  inReach,
}: {
  infos: readonly number[];
  alpha: number;
  power: number;
  inReach(look: number, z: number): boolean;
}): number[] {
  const all = lastOf(infos);
  const fractions = infos.map((info) => info / all);
  const found = fractions.findIndex((t, look) =>
    inReach(look, -normalQuantile(alpha * t ** power)),
  );
  const first = found < 0 ? infos.length - 1 : found;
  const bounds = boundaries(fractions.slice(first), alpha, power);
  return [...Array<number>(first).fill(Infinity), ...bounds];
}
