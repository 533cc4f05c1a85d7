import { type ScaleLinear, type ScaleLogarithmic, scaleLinear, scaleLog } from 'd3-scale';
import type { MeasuredRung } from '../core/result/result-ladder.ts';
import type { Box } from './place-labels.ts';

export interface LadderScales {
  /** Dollars a month to x. */
  cost: ScaleLogarithmic<number, number>;
  /** Multiples of the cheapest to x. */
  times: ScaleLogarithmic<number, number>;
  /** A share to y. */
  right: ScaleLinear<number, number>;
}

/** Left free at both ends of the axis of cost, as a factor. */
const ROOM = 1.6;

/** Returns the scales of the axes: all measured candidates with their intervals, and the bar, have room. */
export function ladderScales(
  rungs: readonly MeasuredRung[],
  bar: number | null,
  area: Box,
): LadderScales {
  const paid = rungs.map(({ monthlySpend }) => monthlySpend).filter((usd) => usd > 0);
  const least = paid.length > 0 ? Math.min(...paid) : 1;
  const from = (rungs.length > paid.length ? least / 10 : least) / ROOM;
  const to = Math.max(least, ...paid) * ROOM;
  const across = [area.x, area.x + area.width];
  const lows = rungs.map(({ right, interval }) => Math.min(right, interval?.[0] ?? right));
  const lowest = Math.min(...lows, bar ?? 1);
  return {
    cost: scaleLog([from, to], across).clamp(true),
    times: scaleLog([from / least, to / least], across),
    right: scaleLinear(
      [Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10), 1],
      [area.y + area.height, area.y],
    ),
  };
}

/** Up to so many powers of ten, twos and fives stand between them. */
const FEW_DECADES = 2.5;

/** Returns the round numbers of a logarithmic axis: 1, 2, 5, 10, … or powers of ten where it is long. */
export function logTicks(scale: ScaleLogarithmic<number, number>): number[] {
  const [from, to] = scale.domain() as [number, number];
  const leading = Math.log10(to / from) <= FEW_DECADES ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power++) {
    ticks.push(...leading.map((digit) => Number(`${digit}e${power}`)));
  }
  return ticks.filter((tick) => tick >= from && tick <= to);
}
