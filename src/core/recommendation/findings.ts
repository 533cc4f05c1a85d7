import { evidenceThatAddsUp } from '../evidence/adding-up.ts';
import { claimOf } from '../evidence/claim.ts';
import { type Clusters, clustersOf, MISSING_ALLOWED, missingShare } from '../evidence/clusters.ts';
import { evidenceAt } from '../evidence/evidence.ts';
import { marginProbability } from '../evidence/margin-probability.ts';
import { cautiousPairs, differenceBounds } from '../evidence/paired.ts';
import { passDrift } from '../evidence/pass-drift.ts';
import { passMark } from '../evidence/pass-mark.ts';
import { LIKELY, probabilityAt } from '../evidence/probability.ts';
import { resolvedBar } from '../evidence/resolved-bar.ts';
import { MISSING } from '../evidence/score-table.ts';
import { kindOf, studyOf } from '../evidence/study.ts';
import { count, percent, percentRange } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { exactBound } from '../plan/exact-bound.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput, PlanStudy } from '../plan/plan-input.ts';
import type { Decision, PlanMemory } from '../plan/plan-memory.ts';
import { absoluteReason, IS_REFERENCE, NOT_RUN, relativeReason } from '../plan/reasons.ts';
import { Z95 } from '../stats/levels.ts';
import { mean } from '../stats/moments.ts';
import type { CandidateFinding, Cause, Outcome } from './finding.ts';
import { isMeasured } from './measured.ts';
import { lowerOf, speedFinding } from './speed-finding.ts';

/** What the scores of a candidate come to, whatever the bar is. */
type Counts = Pick<
  CandidateFinding,
  'alwaysFailing' | 'flipping' | 'scored' | 'missing' | 'drift' | 'planned'
>;

/**
 * What is known of each candidate, in the order of `input.candidates`: the plan's decision as a
 * verdict, or how likely the candidate is where the plan decided nothing; intervals from all scored
 * trials. Works at any moment of an evaluation. `counted`: what the same scores came to before.
 */
export function findingsOf(input: PlanInput, counted?: readonly Counts[]): CandidateFinding[] {
  const study = studyOf(input);
  const memory = input.memory ?? newMemory(input);
  return input.candidates.map((_, index) =>
    findingOf(study, memory, index, counted?.[index] ?? countsOf(study, index)),
  );
}

function findingOf(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  counts: Counts,
): CandidateFinding {
  const { input, units } = study;
  const all = { n: units.length, repeats: input.repeats };
  const clusters = clustersOf(study.table(candidate), units, all);
  const probability = probabilityOf(study, memory, candidate);
  const { test, alpha } = itemAt(memory.candidates, candidate);
  const { scored, missing, alwaysFailing, flipping, drift, planned } = counts;
  const right = outcomeOf(study, memory, candidate, { probability, scored, missing });
  const speed = speedFinding(study, memory, candidate);
  const { verdict, why, reason, ...judged } = lowerOf(
    { ...right, probability },
    speed,
    input.latency,
  );
  return {
    name: itemAt(input.candidates, candidate).name,
    verdict,
    why,
    reason,
    probability: judged.probability,
    speed,
    evidence: evidenceThatAddsUp(study, candidate, memory.reference),
    test: test ?? null,
    alpha,
    ...intervalsOf(study, clusters, provenRate(study, memory, candidate)),
    alwaysFailing,
    flipping,
    scored,
    missing,
    drift,
    planned,
  };
}

function outcomeOf(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  { probability, scored, missing }: Pick<CandidateFinding, 'probability' | 'scored' | 'missing'>,
): Outcome & { reason: string } {
  const { decision, reason, repeats, right } = itemAt(memory.candidates, candidate);
  const sentence = `${reason ?? NOT_RUN}${missingWords(study, candidate)}`;
  const isTried = repeats !== null || candidate === memory.reference || scored + missing > 1;
  const isUnanswered = isTried && scored === 0 && missing > 0;
  const why = isUnanswered ? 'unanswered' : causeOf(study, decision, candidate);
  if (probability === null) return { verdict: 'not run', why, reason: sentence };
  if (candidate === memory.reference && isMeasured(scored, study.input.samples)) {
    return { verdict: 'proven', why: null, reason: IS_REFERENCE };
  }
  if (decision === 'proven' || right)
    return { verdict: 'proven', why: null, reason: reason ?? NOT_RUN };
  if (decision === 'ruled out') return { verdict: decision, why: null, reason: reason ?? NOT_RUN };
  if (why !== null && !isMeasured(scored, study.input.samples)) {
    return { verdict: 'not run', why, reason: sentence };
  }
  const ruledOut = ruledOutByAll(study, memory, candidate);
  if (ruledOut !== null) return { verdict: 'ruled out', why: null, reason: ruledOut };
  return { verdict: probability >= LIKELY ? 'likely' : 'unclear', why, reason: sentence };
}

/** What ended a candidate before its test did; null: nothing. */
function causeOf({ input }: PlanStudy, decision: Decision | null, candidate: number): Cause | null {
  switch (decision) {
    case 'not needed':
    case 'no proof':
    case 'stopped':
      return decision;
    default:
      return decision === null && itemAt(input.candidates, candidate).stopped ? 'stopped' : null;
  }
}

/** The reason if all its trials, those after the plan's last look too, rule a candidate out. */
function ruledOutByAll(study: PlanStudy, memory: PlanMemory, candidate: number): string | null {
  const { repeats } = study.input;
  const bar = resolvedBar(study.input.bar, memory.reference);
  const all = { n: study.units.length, repeats };
  const extent = scoredExtent(study, candidate);
  if (bar.kind === 'absolute') {
    if (evidenceAt(study, candidate, all, bar.rate).below < Z95) return null;
    return absoluteReason(study, 'ruled out', bar.rate, extent);
  }
  const who = { candidate, reference: bar.reference };
  const { forHigh } = cautiousPairs(study, who, { ...all, reference: repeats });
  if (differenceBounds(forHigh, Z95, kindOf(study)).hi >= -bar.within) return null;
  return relativeReason(study, 'ruled out', bar.within, { ...extent, n: forHigh.a.unit.length });
}

/** Said of an undecided candidate when so much is missing that no verdict would hold. */
function missingWords(study: PlanStudy, candidate: number): string {
  const all = { n: study.units.length, repeats: study.input.repeats };
  const share = missingShare(study.table(candidate), study.units, all);
  if (share <= MISSING_ALLOWED) return '';
  return ` ${percent(share)} of its trials have no score: too many for a verdict.`;
}

function scoredExtent(study: PlanStudy, candidate: number) {
  const all = { n: study.units.length, repeats: study.input.repeats };
  const { unit } = clustersOf(study.table(candidate), study.units, all);
  return { n: unit.length, repeats: all.repeats, reference: 0 };
}

/** For a relative bar, the probability to be at most the margin worse than the reference. */
function probabilityOf(study: PlanStudy, memory: PlanMemory, candidate: number): number | null {
  const bar = resolvedBar(study.input.bar, memory.reference);
  const all = { n: study.units.length, repeats: study.input.repeats };
  if (bar.kind === 'absolute') return probabilityAt(study, candidate, all, bar.rate);
  const who = { candidate, reference: bar.reference };
  const probability = marginProbability(study, who, bar.within);
  return probability !== null && candidate === bar.reference ? 1 : probability;
}

/** "20 samples"; near-duplicates count once: then they are said to be independent ones. */
function unitsWords({ input, units }: PlanStudy, { unit }: Clusters): string {
  const isAnyGrouped = units.length < input.samples;
  const isGrouped = isAnyGrouped && unit.some((index) => itemAt(units, index).length > 1);
  const noun = isGrouped ? 'independent sample' : 'sample';
  return unit.length === 1 ? noun : count(unit.length, noun);
}

type Intervals = Pick<
  CandidateFinding,
  'score' | 'interval' | 'theseSamplesInterval' | 'interval90' | 'atLeast' | 'intervalWords'
>;

const NO_INTERVALS: Intervals = {
  score: null,
  interval: null,
  theseSamplesInterval: null,
  interval90: null,
  atLeast: null,
  intervalWords: null,
};

function intervalsOf(
  study: PlanStudy,
  clusters: Clusters,
  { proven, exact }: ProvenRate,
): Intervals {
  const claim = claimOf(clusters, kindOf(study));
  if (!claim) return NO_INTERVALS;
  const { interval, theseSamplesInterval, these90, new90 } = claim;
  const atLeast = exact ?? Math.max(proven, claim.interval90[0]);
  const raised = (range: [number, number]): [number, number] => [
    atLeast,
    Math.max(atLeast, range[1]),
  ];
  const isThese = study.input.estimand === 'these-samples';
  const onNew = isThese ? new90 : raised(new90);
  const onThese = isThese ? raised(these90) : these90;
  return {
    score: mean(clusters.x),
    interval,
    theseSamplesInterval,
    interval90: raised(claim.interval90),
    atLeast,
    intervalWords: intervalWords(
      unitsWords(study, clusters),
      percentRange(onThese),
      percentRange(onNew),
    ),
  };
}

/** One range is said once. */
function intervalWords(samples: string, onThese: string, onNew: string): string {
  return onThese === onNew
    ? `On your ${samples} and on new inputs: ${onNew}.`
    : `On your ${samples}: ${onThese}. On new inputs: ${onNew}.`;
}

/** What a proof says at least, 0 without one; where its test is exact that is all there is to say. */
interface ProvenRate {
  proven: number;
  exact: number | null;
}

/** Where the test is exact its inversion, else the bar: Wilson's bound may then be higher. */
function provenRate(study: PlanStudy, memory: PlanMemory, candidate: number): ProvenRate {
  const { bar } = study.input;
  const remembered = itemAt(memory.candidates, candidate);
  const { decision, right, test } = remembered;
  if ((decision !== 'proven' && !right) || bar.kind === 'relative') {
    return { proven: 0, exact: null };
  }
  if (test !== 'exact') return { proven: bar.rate, exact: null };
  const exact = exactBound(study, candidate, bar.rate, remembered);
  return { proven: exact, exact };
}

function countsOf(study: PlanStudy, candidate: number): Counts {
  const { input } = study;
  const { cells, repeats } = study.table(candidate);
  const alwaysFailing: number[] = [];
  const flipping: number[] = [];
  let scored = 0;
  let missing = 0;
  const mark = passMark(input);
  for (let sample = 0; sample < input.samples; sample++) {
    let scores = 0;
    let passed = 0;
    for (let cell = sample * repeats; cell < (sample + 1) * repeats; cell++) {
      const value = itemAt(cells, cell);
      if (value >= 0) scores++;
      if (value >= mark) passed++;
      if (value === MISSING) missing++;
    }
    scored += scores;
    if (scores > 0 && passed === 0) alwaysFailing.push(sample);
    else if (passed < scores) flipping.push(sample);
  }
  return {
    alwaysFailing,
    flipping,
    scored,
    missing,
    drift: passDrift(study, candidate),
    planned: input.samples * input.repeats,
  };
}
