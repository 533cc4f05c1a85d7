import { unitsOf } from '../../evidence/units.ts';
import { sameAnswer } from '../../scoring/same-answer.ts';
import { mean } from '../../stats/moments.ts';
import type { FinishedTrial } from '../../trial.ts';
import { type StoredTrials, scoredBySample } from '../stored-trials.ts';
import { firstCost, type Policy } from './policy.ts';
import { type SampleOutcome, sampleOutcome } from './sample-outcome.ts';

/** What a policy would have done with the samples that all its models answered. */
export interface Estimate {
  policy: Policy;
  /** Mean score by independent sample, and those of the first and the second model alone. */
  right: readonly number[];
  firstRight: readonly number[];
  secondRight: readonly number[];
  /** The share of calls handed on to the second model. */
  escalated: number;
  /** Dollars. */
  costPerCall: number;
  /** Milliseconds; null where they weren't measured. */
  latencyP95: number | null;
}

type BySample = ReadonlyMap<number, readonly FinishedTrial[]>;

/** Returns the estimates of policies from stored trials: no call is made. */
export function estimatesOf(stored: StoredTrials, policies: readonly Policy[]): Estimate[] {
  const trials = stored.candidates.map(scoredBySample);
  const same = sameAnswer(stored.scorer) ?? (() => false);
  const units = unitsOf(
    stored.samples.map(({ group }) => group),
    0,
  );
  return policies.map((policy) => estimateOf(stored, policy, { trials, same, units }));
}

function estimateOf(
  { candidates }: StoredTrials,
  policy: Policy,
  {
    trials,
    same,
    units,
  }: {
    trials: readonly BySample[];
    same: (one: string, other: string) => boolean;
    units: readonly (readonly number[])[];
  },
): Estimate {
  const { gate } = policy;
  const first = trials[policy.first]!;
  const second = trials[policy.second]!;
  const beside = gate.kind === 'other model' ? trials[gate.other]! : null;
  const least = gate.kind === 'disagree' ? gate.of : 1;
  const outcomes = new Map<number, SampleOutcome>();
  for (const [sample, own] of first) {
    const rest = { second: second.get(sample), beside: beside ? beside.get(sample) : [] };
    if (own.length < least || !rest.second || !rest.beside) continue;
    const all = { first: own, second: rest.second, beside: rest.beside };
    outcomes.set(sample, sampleOutcome(gate, all, same));
  }
  const common = units
    .map((unit) => unit.filter((sample) => outcomes.has(sample)))
    .filter((unit) => unit.length > 0);
  const byUnit = (of: (sample: number) => number) => common.map((unit) => mean(unit.map(of)));
  const scoreIn = (own: BySample) => (sample: number) =>
    mean(own.get(sample)!.map(({ score }) => score!));
  const escalated = mean(byUnit((sample) => outcomes.get(sample)!.escalated));
  return {
    policy,
    right: byUnit((sample) => outcomes.get(sample)!.right),
    firstRight: byUnit(scoreIn(first)),
    secondRight: byUnit(scoreIn(second)),
    escalated,
    costPerCall: firstCost(policy, candidates) + escalated * candidates[policy.second]!.costPerCall,
    latencyP95: p95([...outcomes.values()].flatMap(({ latencies }) => latencies)),
  };
}

const SHARE = 0.95;

function p95(latencies: readonly { ms: number; weight: number }[]): number | null {
  const total = latencies.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const { ms, weight } of latencies.toSorted((a, b) => a.ms - b.ms)) {
    passed += weight;
    if (passed >= SHARE * total - 1e-9) return ms;
  }
  return null;
}
