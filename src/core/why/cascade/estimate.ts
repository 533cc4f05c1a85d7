import { unitsOf } from '../../evidence/units.ts';
import { itemAt } from '../../item-at.ts';
import { sameAnswer } from '../../scoring/same-answer.ts';
import { mean } from '../../stats/moments.ts';
import { type ScoredTrial, type StoredTrials, scoredBySample } from '../stored-trials.ts';
import { type FirstCall, firstCalls } from './first-calls.ts';
import { firstCost, type Policy } from './policy.ts';

/** What a policy would have done with the samples that all its models answered. */
export interface PairEstimate {
  policy: Policy;
  /** Mean score by independent sample, and those of the first and the second model alone. */
  right: readonly number[];
  firstRight: readonly number[];
  secondRight: readonly number[];
  /** The share of calls handed on to the second model. */
  escalated: number;
  /** Dollars. */
  costPerCall: number;
}

type BySample = ReadonlyMap<number, readonly ScoredTrial[]>;
type CallsBySample = ReadonlyMap<number, readonly FirstCall[]>;

/**
 * Returns the estimates of policies from stored trials: no call is made. Answers of different calls are
 * independent given the sample, so each way to make the first calls meets each answer of the second.
 */
export function estimatesOf(stored: StoredTrials, policies: readonly Policy[]): PairEstimate[] {
  const { candidates, samples } = stored;
  const trials = candidates.map(scoredBySample);
  const scores = trials.map(meanScores);
  const units = unitsOf(
    samples.map(({ group }) => group),
    0,
  );
  const callsOf = remembering((policy) => callsBySample(stored, policy, trials));
  return policies.map((policy): PairEstimate => {
    const calls = callsOf(policy);
    const answeredBoth = (sample: number): AnsweredBoth[] => {
      const own = calls.get(sample);
      const first = scores[policy.first]?.get(sample);
      const second = scores[policy.second]?.get(sample);
      return own && first !== undefined && second !== undefined
        ? [{ calls: own, first, second }]
        : [];
    };
    const common = units
      .map((unit) => unit.flatMap(answeredBoth))
      .filter((answers) => answers.length > 0);
    const byUnit = (of: (answered: AnsweredBoth) => number) =>
      common.map((answers) => mean(answers.map(of)));
    const escalated = mean(byUnit(handedOnShare));
    return {
      policy,
      right: byUnit(rightShare),
      firstRight: byUnit(({ first }) => first),
      secondRight: byUnit(({ second }) => second),
      escalated,
      costPerCall:
        firstCost(policy, candidates) + escalated * itemAt(candidates, policy.second).monthCallUsd,
    };
  });
}

/** A sample that both models of a policy answered: the first calls, and each model's mean score. */
interface AnsweredBoth {
  calls: readonly FirstCall[];
  first: number;
  second: number;
}

function handedOnShare({ calls }: AnsweredBoth): number {
  return mean(calls.map(({ kept }) => (kept === null ? 1 : 0)));
}

function rightShare({ calls, second }: AnsweredBoth): number {
  return mean(calls.map(({ kept }) => kept ?? second));
}

function meanScores(trials: BySample): ReadonlyMap<number, number> {
  return new Map([...trials].map(([sample, own]) => [sample, mean(own.map(({ score }) => score))]));
}

/** The first calls of each sample that was answered often enough. */
function callsBySample(
  { scorer }: StoredTrials,
  { first, gate }: Policy,
  trials: readonly BySample[],
): CallsBySample {
  const same = sameAnswer(scorer) ?? (() => false);
  const beside = gate.kind === 'other model' ? itemAt(trials, gate.other) : null;
  const calls = [...itemAt(trials, first)].map(([sample, own]) => {
    const others = beside?.get(sample) ?? [];
    return [sample, firstCalls(gate, { first: own, beside: others }, same)] as const;
  });
  return new Map(calls.filter(([, own]) => own.length > 0));
}

/** The second model changes nothing of the first calls. */
function remembering(make: (policy: Policy) => CallsBySample): (policy: Policy) => CallsBySample {
  const made = new Map<string, CallsBySample>();
  return (policy) => {
    const key = JSON.stringify([policy.first, policy.gate]);
    const calls = made.get(key) ?? make(policy);
    made.set(key, calls);
    return calls;
  };
}

const SHARE = 0.95;

/**
 * Returns the milliseconds within which 95% of a policy's calls are answered: the slowest of those made at
 * once, and the second model's where it is asked; null where none were measured.
 */
export function latencyP95(stored: StoredTrials, policy: Policy): number | null {
  const trials = stored.candidates.map(scoredBySample);
  const calls = callsBySample(stored, policy, trials);
  const times = [...calls].flatMap(([sample, own]) =>
    own.flatMap((call) =>
      timesOf(call, itemAt(trials, policy.second).get(sample) ?? [], own.length),
    ),
  );
  const total = times.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const { ms, weight } of times.sort((a, b) => a.ms - b.ms)) {
    passed += weight;
    if (passed >= SHARE * total - 1e-9) return ms;
  }
  return null;
}

/** How long one way of making the first calls takes, with how often that would be in a sample's calls. */
function timesOf(
  { kept, ms }: FirstCall,
  second: readonly ScoredTrial[],
  ways: number,
): { ms: number; weight: number }[] {
  if (ms === null) return [];
  if (kept !== null) return second.length === 0 ? [] : [{ ms, weight: 1 / ways }];
  return second.flatMap(({ latencyMs }) =>
    latencyMs === null ? [] : [{ ms: ms + latencyMs, weight: 1 / ways / second.length }],
  );
}
