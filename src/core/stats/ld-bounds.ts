import { normalQuantile } from './normal.ts';

const GRID_POINTS = 801;
const REACH = 8;

/**
 * One-sided boundaries on the z scale for looks at information fractions `t` (rising, the last 1):
 * whoever stops at the first z above its boundary errs with a chance of `alpha` over all looks, of
 * which `spent(t)` up to each. The Brownian motion's density under the null is carried from look to
 * look on a grid, and cut at each boundary.
 * Example: t = .2 … 1 in fifths, spent = .025 (1 - e^4t) / (1 - e^4): 3.253 2.986 2.692 2.374 2.025.
 * Throws RangeError where the fractions don't rise within (0,1].
 * Source: Lan & DeMets 1983; Armitage, McPherson & Rowe 1969 (stats.md 2.9).
 */
export function ldBounds(
  t: readonly number[],
  spent: (fraction: number) => number,
  points = GRID_POINTS,
): number[] {
  if (t.some((fraction, index) => fraction <= (t[index - 1] ?? 0) || fraction > 1 + 1e-9)) {
    throw new RangeError('ldBounds requires fractions that rise within (0,1]');
  }
  const step = (2 * REACH) / (points - 1);
  let density: Float64Array = new Float64Array(0);
  return t.map((fraction, index) => {
    const before = t[index - 1] ?? 0;
    const spend = spent(fraction) - (index === 0 ? 0 : spent(before));
    if (index === 0) {
      density = gaussian(fraction, points, step);
      const boundary = Math.min(REACH, -normalQuantile(spend) * Math.sqrt(fraction));
      cutAbove(density, boundary, step);
      return boundary / Math.sqrt(fraction);
    }
    density = carried(density, fraction - before, step);
    const boundary = upperTail(density, spend, step);
    cutAbove(density, boundary, step);
    return boundary / Math.sqrt(fraction);
  });
}

function gaussian(variance: number, points: number, step: number): Float64Array {
  const height = 1 / Math.sqrt(2 * Math.PI * variance);
  return Float64Array.from({ length: points }, (_, index) => {
    const x = index * step - REACH;
    return height * Math.exp((-x * x) / (2 * variance));
  });
}

/** The density after one more stretch of the motion: a convolution with its increment. */
function carried(density: Float64Array, variance: number, step: number): Float64Array {
  const points = density.length;
  const width = Math.min(points - 1, Math.ceil((REACH * Math.sqrt(variance)) / step));
  const height = step / Math.sqrt(2 * Math.PI * variance);
  const kernel = Float64Array.from({ length: width + 1 }, (_, distance) => {
    const x = distance * step;
    return height * Math.exp((-x * x) / (2 * variance));
  });
  const next = new Float64Array(points);
  for (let from = 0; from < points; from++) {
    const mass = density[from]!;
    if (mass < 1e-30) continue;
    const last = Math.min(points - 1, from + width);
    for (let to = Math.max(0, from - width); to <= last; to++) {
      next[to]! += mass * kernel[Math.abs(to - from)]!;
    }
  }
  return next;
}

/** Where the area above is `area`, between grid points by interpolation. */
function upperTail(density: Float64Array, area: number, step: number): number {
  let above = 0;
  for (let index = density.length - 1; index > 0; index--) {
    const cell = ((density[index]! + density[index - 1]!) / 2) * step;
    if (above + cell >= area) return index * step - REACH - ((area - above) / cell) * step;
    above += cell;
  }
  return -REACH;
}

/** Nothing is left above the boundary; the point next to it keeps the part of its cell below. */
function cutAbove(density: Float64Array, boundary: number, step: number): void {
  const position = (boundary + REACH) / step;
  const nearest = Math.round(position);
  for (let index = nearest + 1; index < density.length; index++) density[index] = 0;
  if (nearest < density.length) density[nearest]! *= position - nearest + 0.5;
}
