import { Z95 } from './levels.ts';
import { wilson } from './wilson.ts';

/**
 * How many samples, all of them right, prove a rate of `bar` at `z`: 25 for 0.9 at one-sided 95%.
 * Infinity for a bar of 1. Source: stats.md 2.7.
 */
export function samplesNeeded(bar: number, z = Z95): number {
  return Math.ceil((z ** 2 * bar) / (1 - bar) - 1e-9);
}

/** The best rate that `n` samples can prove, all of them right: 0.881 for 20. */
export function bestProvable(n: number, z = Z95): number {
  return n / (n + z ** 2);
}

/**
 * About how many samples prove `bar` when the measured rate stays `rate`; null when no number
 * would. From the identity of stats.md 2.2; a perfect rate needs `samplesNeeded`.
 */
export function samplesToProve(rate: number, bar: number, z = Z95): number | null {
  if (rate <= bar) return null;
  return Math.ceil((z ** 2 * bar * (1 - bar)) / (rate - bar) ** 2 - 1e-9);
}

/**
 * The chance that `n` samples, one repeat each, prove `bar` for a candidate whose true rate is
 * `rate`: 0.56 for 50 samples, a bar of 0.9 and a true rate of 0.97. In [0,1].
 */
export function provingChance(n: number, rate: number, bar: number, z = Z95): number {
  let passes = n;
  while (passes >= 0 && wilson(passes / n, n, z).lo >= bar) passes--;
  let chance = 0;
  let point = rate ** n;
  for (let failures = 0; failures < n - passes; failures++) {
    chance += point;
    point *= ((n - failures) / (failures + 1)) * ((1 - rate) / rate);
  }
  return Math.min(1, chance);
}
