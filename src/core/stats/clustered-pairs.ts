import { intraSampleCorrelation, variance } from './moments.ts';
import { tango } from './tango.ts';

/** What two models' pass rates on the same samples come to, whatever bounds are asked of them. */
export interface ClusteredPairs {
  /** Chance that only A passes, and that only B does, on the same sample. */
  q10: number;
  q01: number;
  /** How many independent pairs the data is worth, and the correlation within a sample. */
  nEff: number;
  rho: number;
}

/** The correlation is shrunken towards one half, as if five more samples had said so. */
const PRIOR = { samples: 5, rho: 0.5 };

/**
 * How much better A may be than B on new inputs: Tango's interval on an effective number of pairs, at
 * `z` standard errors on each side; `d` is the mean difference A - B. No pairs: [-1,1].
 * Not worse than B by more than delta is proven when `lo` at z = 1.644854 is above -delta.
 * Source: stats.md 2.4, after Tango 1998.
 */
export function tangoOf({ q10, q01, nEff }: ClusteredPairs, z: number) {
  return tango(nEff * q10, nEff * q01, nEff, z);
}

/**
 * Counts the pairs of two models' pass rates on the same samples, once for all bounds. `rA` and `rB`
 * are repeats (harmonic means where they differ); repeats of two models are independent, so all pairs
 * of them count.
 */
export function clusteredPairs(
  xA: readonly number[],
  xB: readonly number[],
  rA: number,
  rB: number,
): ClusteredPairs {
  const m = xA.length;
  if (m === 0) return { q10: 0, q01: 0, nEff: 0, rho: 1 };
  const differences = new Array<number>(m);
  let onlyA = 0;
  let onlyB = 0;
  let discordant = 0;
  for (let sample = 0; sample < m; sample++) {
    const a = xA[sample]!;
    const b = xB[sample]!;
    onlyA += a * (1 - b);
    onlyB += (1 - a) * b;
    if (a * (1 - b) + (1 - a) * b > 0) discordant++;
    differences[sample] = a - b;
  }
  const [q10, q01] = [onlyA / m, onlyB / m];
  const repeats = 2 / (1 / rA + 1 / rB);
  const trial = q10 + q01 - (q10 - q01) ** 2;
  const rho = shrunkenCorrelation(variance(differences), trial, repeats, discordant);
  return { q10, q01, nEff: (m * repeats) / (1 + (repeats - 1) * rho), rho };
}

function shrunkenCorrelation(between: number, trial: number, repeats: number, samples: number) {
  if (repeats <= 1) return 1;
  const estimate = intraSampleCorrelation(between, trial, repeats);
  return (samples * estimate + PRIOR.samples * PRIOR.rho) / (samples + PRIOR.samples);
}
