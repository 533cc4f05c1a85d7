import { chanceOfAtMost } from '../stats/exact-binomial.ts';
import { mean, sum } from '../stats/moments.ts';
import { nigEvidence } from '../stats/nig.ts';
import { normalQuantile } from '../stats/normal.ts';
import {
  type Clusters,
  clustersOf,
  type Fill,
  MISSING_ALLOWED,
  missingShare,
  rateOnce,
} from './clusters.ts';
import type { Extent } from './look.ts';
import { type Kind, kindOf, type Study } from './study.ts';

/**
 * How far the scores lie from the bar, in standard errors on the normal scale: a one-sided lower
 * bound at z clears the bar exactly when `above` >= z, an upper bound is below it when `below` >= z.
 */
export interface Evidence {
  above: number;
  below: number;
}

const NO_EVIDENCE: Evidence = { above: 0, below: 0 };

/**
 * The evidence of some clusters against a bar: from `wilsonClustered` for pass/fail scores (the
 * identity of stats.md 2.2) and, `below`, from the exact binomial tail where units are few; from the NIG
 * posterior for scores between (2.3), from plain Wilson on all trials when the claim is about these
 * samples only (1).
 */
export function evidenceOf(clusters: Clusters, bar: number, kind: Kind): Evidence {
  const { x, r } = clusters;
  if (x.length === 0) return NO_EVIDENCE;
  if (kind.theseSamples) {
    return scoreEvidence({ p: mean(x), n: sum(r) }, bar, Infinity);
  }
  if (kind.continuous) return nigEvidence(x, bar);
  const { p, nEff } = rateOnce(clusters);
  const { above, below } = scoreEvidence({ p, n: nEff }, bar, x.length);
  return { above, below: x.length < FEW_UNITS ? Math.min(below, exactBelow(x, bar)) : below };
}

/** Of fewer units the normal scale says too much: one wrong answer would be 3 standard errors below 90%. */
export const FEW_UNITS = 5;

/** The exact binomial tail of as many failing units, on the normal scale; parts of a failure don't count. */
function exactBelow(x: readonly number[], bar: number): number {
  const failures = Math.floor(sum(x.map((unit) => 1 - unit)) + 1e-9);
  return failures === 0 ? 0 : normalQuantile(chanceOfAtMost(failures - 1, x.length, inside(bar)));
}

/** A bar of exactly 0 or 1 has no variance; it is judged as one a hair inside. */
const inside = (rate: number) => Math.min(Math.max(rate, 1e-9), 1 - 1e-9);

function scoreEvidence({ p, n }: { p: number; n: number }, rate: number, cap: number): Evidence {
  const bar = inside(rate);
  const z = (p - bar) * Math.sqrt(n / (bar * (1 - bar)));
  return {
    above: Math.min(z, Math.sqrt((cap * (1 - bar)) / bar)),
    below: Math.min(-z, Math.sqrt((cap * bar) / (1 - bar))),
  };
}

/**
 * The evidence of one candidate's first trials. Where more than 5% of them are missing, each end
 * is judged as if the missing ones spoke against it (stats.md 2.1).
 */
export function evidenceAt(study: Study, candidate: number, extent: Extent, bar: number): Evidence {
  return evidenceWith(study, candidate, extent, bar, { open: null, known: extent });
}

/** The same, had each trial within `extent` and beyond `known` passed. */
export function bestEvidence(
  study: Study,
  candidate: number,
  { extent, known }: { extent: Extent; known: Extent },
  bar: number,
): Evidence {
  return evidenceWith(study, candidate, extent, bar, { open: 1, known });
}

function evidenceWith(
  study: Study,
  candidate: number,
  extent: Extent,
  bar: number,
  { open, known }: { open: Fill['open']; known: Extent },
): Evidence {
  const { units } = study;
  const table = study.table(candidate);
  const filled = (missing: number | null) =>
    evidenceOf(clustersOf(table, units, extent, { missing, open, known }), bar, kindOf(study));
  if (missingShare(table, units, known) <= MISSING_ALLOWED) return filled(null);
  return { above: filled(0).above, below: filled(1).below };
}
