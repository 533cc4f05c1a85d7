import { type BettingEvidence, eProcess, pairedEProcess } from '../stats/e-process.ts';
import { clustersOf, MISSING_ALLOWED, missingShare } from './clusters.ts';
import { differencesOf, pairAt } from './paired.ts';
import { resolvedBar } from './resolved-bar.ts';
import type { Study } from './study.ts';

/**
 * What a candidate's first answers are worth to someone who keeps adding samples: evidence that may
 * be looked at whenever one likes and multiplied with that of other evaluations on other samples
 * (stats.md 2.11). Each unit counts once, by its samples' first repeat, in the study's random order;
 * what has no score speaks against each side where it is more than 5%. null where nothing can be
 * said: no scores, a bar of 0 or 1, the reference itself, a claim about these samples only.
 */
export function evidenceThatAddsUp(
  study: Study,
  candidate: number,
  reference: number | null,
): BettingEvidence | null {
  if (study.input.estimand === 'these-samples' || candidate === reference) return null;
  const bar = resolvedBar(study.input.bar, reference);
  if (bar.kind === 'absolute') return bar.rate >= 1 ? null : alone(study, candidate, bar.rate);
  const look = { n: study.units.length, repeats: 1, reference: 1 };
  const differences = differencesOf(pairAt(study, { candidate, reference: bar.reference }, look));
  return differences.length === 0 ? null : pairedEProcess(differences, bar.within);
}

function alone(study: Study, candidate: number, bar: number): BettingEvidence | null {
  const { units } = study;
  const firsts = { n: units.length, repeats: 1 };
  const table = study.table(candidate);
  const filled = (missing: number) =>
    eProcess(clustersOf(table, units, firsts, { missing, open: null }).x, bar);
  const scored = clustersOf(table, units, firsts).x;
  if (scored.length === 0) return null;
  if (missingShare(table, units, firsts) <= MISSING_ALLOWED) return eProcess(scored, bar);
  return { above: filled(0).above, below: filled(1).below };
}
