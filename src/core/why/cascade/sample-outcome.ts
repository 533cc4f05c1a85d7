import { mean } from '../../stats/moments.ts';
import type { FinishedTrial, TrialFailure } from '../../trial.ts';
import type { Gate } from './policy.ts';

/** Trials that have a score. */
type Trials = readonly FinishedTrial[];

/** What a policy would have done with one sample, over all ways to take its stored answers. */
export interface SampleOutcome {
  /** The mean score, in [0,1]. */
  right: number;
  /** The share of calls handed on to the second model. */
  escalated: number;
  /** Milliseconds until the answer, with how often each would be; empty where they weren't measured. */
  latencies: readonly { ms: number; weight: number }[];
}

const UNREADABLE: ReadonlySet<TrialFailure> = new Set([
  ...(['unparsable', 'refused', 'truncated', 'does not fit', 'empty'] as const),
]);

/**
 * Returns what a gate makes of one sample, from trials of the first model, of the second, and of the
 * one beside it: each possible set of first answers is one call; answers of different calls are
 * independent given the sample (recipes.md B).
 */
export function sampleOutcome(
  gate: Gate,
  { first, second, beside }: { first: Trials; second: Trials; beside: Trials },
  same: (one: string, other: string) => boolean,
): SampleOutcome {
  const calls = callsOf(gate, first, beside);
  const secondRight = mean(second.map(({ score }) => score!));
  const taken = calls.map((call) => ({ call, kept: keptAnswer(gate, call, same) }));
  const weight = 1 / taken.length;
  return {
    right: mean(taken.map(({ kept }) => (kept ? kept.score! : secondRight))),
    escalated: mean(taken.map(({ kept }) => (kept ? 0 : 1))),
    latencies: taken.flatMap(({ call, kept }) => {
      const own = Math.max(...call.map(({ latencyMs }) => latencyMs ?? Number.NaN));
      const waits = kept ? [0] : second.map(({ latencyMs }) => latencyMs ?? Number.NaN);
      const each = waits.map((wait) => ({ ms: own + wait, weight: weight / waits.length }));
      return each.filter(({ ms }) => !Number.isNaN(ms));
    }),
  };
}

/** The sets of answers that the first calls may bring. */
function callsOf(gate: Gate, first: Trials, beside: Trials): Trials[] {
  switch (gate.kind) {
    case 'unreadable':
      return first.map((trial) => [trial]);
    case 'disagree':
      return subsets(first, gate.of);
    case 'other model':
      return first.flatMap((trial) => beside.map((other) => [trial, other]));
  }
}

/** The answer that the gate lets through; null: the second model is asked. */
function keptAnswer(
  gate: Gate,
  call: Trials,
  same: (one: string, other: string) => boolean,
): FinishedTrial | null {
  const readable = call.filter(({ failure }) => failure === null || !UNREADABLE.has(failure));
  if (gate.kind === 'unreadable') return readable[0] ?? null;
  const agree = gate.kind === 'disagree' ? gate.agree : call.length;
  const agreed = readable.find(
    (trial) =>
      readable.filter(({ answer }) => same(trial.answer ?? '', answer ?? '')).length >= agree,
  );
  return agreed ?? null;
}

/** All ways to take `size` of some things, in their order. */
function subsets<T>(things: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return things.flatMap((thing, at) =>
    subsets(things.slice(at + 1), size - 1).map((rest) => [thing, ...rest]),
  );
}
