import { claimOf } from '../../evidence/claim.ts';
import { MISSING_ALLOWED } from '../../evidence/clusters.ts';
import { evidenceOf } from '../../evidence/evidence.ts';
import { LIKELY } from '../../evidence/probability.ts';
import type { Kind } from '../../evidence/study.ts';
import { itemAt } from '../../item-at.ts';
import { present } from '../../present.ts';
import { sameAnswer } from '../../scoring/same-answer.ts';
import { samplesToProve } from '../../stats/feasibility.ts';
import { ALPHA } from '../../stats/levels.ts';
import { mean } from '../../stats/moments.ts';
import { nigBounds } from '../../stats/nig.ts';
import { normalCdf, normalQuantile } from '../../stats/normal.ts';
import { type StoredTrials, scoredBySample, type TriedCandidate } from '../stored-trials.ts';
import { asClusters, certified } from './certify.ts';
import { estimatesOf, latencyP95, type PairEstimate } from './estimate.ts';
import { firstCost, type Policy, policiesOf } from './policy.ts';

/** A pair of models that would do the job for less, by trials that are already paid. */
export interface Cascade {
  policy: Policy;
  grade: 'proven' | 'likely';
  /** Mean score, with its two-sided 90% interval. */
  right: number;
  interval90: [number, number];
  /** Independent samples that all its models answered. */
  samples: number;
  /** About how many would prove it, where it is not; null where no number would. */
  samplesToProve: number | null;
  /** The share of calls handed on to the second model. */
  escalated: number;
  /** Dollars, next month. */
  costPerCall: number;
  /** Milliseconds; null where they weren't measured. */
  latencyP95: number | null;
}

/** What is asked of the stored trials. */
export interface CascadeQuestion {
  stored: StoredTrials;
  /** How good is good enough, as a rate. */
  bar: number;
  kind: Kind;
  /** The cheapest proven candidate; null: none is, and nothing is shown. */
  proven: number | null;
}

/** Fewer common samples tell nothing. */
export const FEWEST_COMMON = 30;
/** It must save at least a tenth: two models are harder to run than one. */
const AT_MOST = 0.9;
const MOST_SHOWN = 5;

/**
 * Returns the cascades that are proven or likely to be good enough and cost a tenth less than the cheapest
 * proven candidate, the cheapest first, five at most (recipes.md B). Each must also be better, with 95%
 * certainty, than handing on the same share of calls by the throw of a coin: else its gate tells nothing.
 */
export function cascades(question: CascadeQuestion): Cascade[] {
  const { stored, proven, bar, kind } = question;
  if (proven === null) return [];
  const limit = highestCost(itemAt(stored.candidates, proven));
  const pairs = pairsUnder(stored, proven, limit);
  const alpha = ALPHA / Math.max(1, pairs.length);
  const z = -normalQuantile(alpha);
  const found = pairs.flatMap((estimates) => {
    const sure = certified(estimates, { bar, alpha, kind });
    return estimates.flatMap((estimate): Cascade[] => {
      if (estimate.costPerCall > limit + 1e-15 || !beatsCoin(estimate, stored, z)) return [];
      const isSure = sure.has(estimate) && !lacksAnswers(stored, estimate.policy);
      const { above } = evidenceOf(asClusters(estimate.right), bar, kind);
      if (!isSure && normalCdf(above) < LIKELY) return [];
      return [asCascade(estimate, isSure ? 'proven' : 'likely', question)];
    });
  });
  return found.sort((a, b) => a.costPerCall - b.costPerCall).slice(0, MOST_SHOWN);
}

/** Returns what a call of a pair may cost at most, in dollars, beside a single candidate that is proven. */
export function highestCost({ monthCallUsd }: Pick<TriedCandidate, 'monthCallUsd'>): number {
  return AT_MOST * monthCallUsd;
}

/** The estimates of each pair that could cost less than the limit and answered enough common samples. */
function pairsUnder(stored: StoredTrials, proven: number, limit: number): PairEstimate[][] {
  const policies = policiesUnder(stored, proven, limit);
  const estimates = estimatesOf(stored, policies).filter(
    ({ right }) => right.length >= FEWEST_COMMON,
  );
  const pairOf = ({ policy: { first, second } }: PairEstimate) => `${first} ${second}`;
  return [...Map.groupBy(estimates, pairOf).values()];
}

/** Where the first is unsure the cheapest proven candidate is asked, or a more expensive one. */
function policiesUnder(
  { candidates, scorer }: StoredTrials,
  proven: number,
  limit: number,
): Policy[] {
  const canAgree = sameAnswer(scorer) !== null;
  const indexes = candidates.map((_, index) => index);
  const cost = (index: number) => itemAt(candidates, index).monthCallUsd;
  const isAfter = (other: number, first: number) =>
    cost(other) > cost(first) || (cost(other) === cost(first) && other > first);
  return indexes.flatMap((first) => {
    const repeats = mostRepeats(itemAt(candidates, first));
    const others = indexes.filter((other) => isAfter(other, first));
    return others
      .filter((second) => cost(second) > cost(first) && cost(second) >= cost(proven))
      .flatMap((second) => {
        const beside = others.filter((other) => other !== second);
        return policiesOf({ first, second }, { repeats, others: beside, canAgree });
      })
      .filter((policy) => firstCost(policy, candidates) < limit);
  });
}

function mostRepeats(candidate: TriedCandidate): number {
  return Math.max(0, ...[...scoredBySample(candidate).values()].map(({ length }) => length));
}

/** Whether it is right more often than the second model on as costly a share of calls, drawn by lot. */
function beatsCoin(estimate: PairEstimate, { candidates }: StoredTrials, z: number): boolean {
  const { policy, right, firstRight, secondRight, costPerCall } = estimate;
  const callUsd = (index: number) => itemAt(candidates, index).monthCallUsd;
  const first = callUsd(policy.first);
  const share = (costPerCall - first) / (callUsd(policy.second) - first);
  if (share >= 1) return false;
  const advantages = right.map(
    (value, at) => value - (1 - share) * itemAt(firstRight, at) - share * itemAt(secondRight, at),
  );
  return (
    nigBounds(
      advantages.map((each) => (each + 1) / 2),
      z,
    ).lo > 0.5
  );
}

/** Whether more than 5% of a model's trials have no score: then nothing is proven. */
function lacksAnswers({ candidates }: StoredTrials, { first, second, gate }: Policy): boolean {
  const models = [first, second, ...(gate.kind === 'other model' ? [gate.other] : [])];
  return models.some((at) => {
    const { ended } = itemAt(candidates, at);
    const missing = ended.filter(({ score }) => score === null).length;
    return missing > MISSING_ALLOWED * ended.length;
  });
}

function asCascade(
  { policy, right, escalated, costPerCall }: PairEstimate,
  grade: Cascade['grade'],
  { stored, bar, kind }: CascadeQuestion,
): Cascade {
  const rate = mean(right);
  return {
    policy,
    grade,
    right: rate,
    interval90: present(claimOf(asClusters(right), kind), 'sample of a cascade').interval90,
    samples: right.length,
    samplesToProve: grade === 'proven' ? null : samplesToProve(rate, bar),
    escalated,
    costPerCall,
    latencyP95: latencyP95(stored, policy),
  };
}
