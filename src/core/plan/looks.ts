import { ldBounds } from '../stats/ld-bounds.ts';

/** One moment of judgement: the first `n` units with `repeats` repeats each. */
export interface Look {
  n: number;
  repeats: number;
  /** Repeats of the reference that the look needs; 0 without one. */
  reference: number;
}

const FIRST_LOOK = 10;
const BLOCK = 5;
const LOOKS_IN_FIRST_PASS = 20;

/**
 * Units at each look of the first pass, the whole pass included: 10, 15, 20, … up to 100 units;
 * beyond that the steps grow, so that there are about 20 looks however many units there are.
 */
export function firstPass(units: number): number[] {
  const growth = units <= 100 ? 1 : (units / FIRST_LOOK) ** (1 / LOOKS_IN_FIRST_PASS);
  const sizes: number[] = [];
  let n = FIRST_LOOK;
  while (n < units) {
    sizes.push(n);
    n = Math.max(n + BLOCK, Math.ceil((n * growth) / BLOCK) * BLOCK);
  }
  return [...sizes, units];
}

/** Looks of an absolute bar: through the first pass in blocks, then whole passes (stats.md 2.8). */
export function absoluteLooks(units: number, repeats: number, thesePasses: boolean): Look[] {
  const passes = Array.from({ length: repeats }, (_, pass) => ({
    n: units,
    repeats: pass + 1,
    reference: 0,
  }));
  if (thesePasses) return passes;
  const blocks = firstPass(units).slice(0, -1);
  return [...blocks.map((n) => ({ n, repeats: 1, reference: 0 })), ...passes];
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
  const known = remembered.get(key);
  if (known) return known;
  const bounds = ldBounds(fractions, (t) => alpha * t ** power);
  if (remembered.size >= 500) remembered.clear();
  remembered.set(key, bounds);
  return bounds;
}
