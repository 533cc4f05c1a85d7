import { intraSampleCorrelation, mean, variance } from './moments.ts';
import { tango } from './tango.ts';

export interface ClusteredDifference {
  lo: number;
  hi: number;
  /** Mean difference A - B. */
  d: number;
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
 * How much better A may be than B on new inputs, from their pass rates on the same samples: Tango's
 * interval on an effective number of pairs. `rA` and `rB` are repeats (harmonic means where they
 * differ); repeats of two models are independent, so all pairs of them count. `z` standard errors on
 * each side. No samples: [-1,1].
 * Not worse than B by more than delta is proven when `lo` at z = 1.644854 is above -delta.
 * Source: stats.md 2.4, after Tango 1998.
 */
export function tangoClustered(
  xA: readonly number[],
  xB: readonly number[],
  rA: number,
  rB: number,
  z: number,
): ClusteredDifference {
  const m = xA.length;
  if (m === 0) return { lo: -1, hi: 1, d: 0, q10: 0, q01: 0, nEff: 0, rho: 1 };
  const onlyA = xA.map((a, index) => a * (1 - xB[index]!));
  const onlyB = xA.map((a, index) => (1 - a) * xB[index]!);
  const [q10, q01] = [mean(onlyA), mean(onlyB)];
  const repeats = 2 / (1 / rA + 1 / rB);
  const differences = xA.map((a, index) => a - xB[index]!);
  const trial = q10 + q01 - (q10 - q01) ** 2;
  const discordant = onlyA.filter((chance, index) => chance + onlyB[index]! > 0).length;
  const rho = shrunkenCorrelation(variance(differences), trial, repeats, discordant);
  const nEff = (m * repeats) / (1 + (repeats - 1) * rho);
  return { ...tango(nEff * q10, nEff * q01, nEff, z), q10, q01, nEff, rho };
}

function shrunkenCorrelation(between: number, trial: number, repeats: number, samples: number) {
  if (repeats <= 1) return 1;
  const estimate = intraSampleCorrelation(between, trial, repeats);
  return (samples * estimate + PRIOR.samples * PRIOR.rho) / (samples + PRIOR.samples);
}
