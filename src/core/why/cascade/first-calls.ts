import type { FinishedTrial, TrialFailure } from '../../trial.ts';
import type { Gate } from './policy.ts';

/** Trials that have a score. */
type Trials = readonly FinishedTrial[];

/** One way to make a policy's first calls. */
export interface FirstCall {
  /** The score of the answer that the gate lets through; null: the second model is asked. */
  kept: number | null;
  /** Milliseconds until the last answer; null where one wasn't measured. */
  ms: number | null;
}

/** What a program sees without knowing the right answer; a recipe that escalates goes by the same. */
const UNREADABLE: ReadonlySet<TrialFailure> = new Set([
  ...(['unparsable', 'refused', 'truncated', 'empty'] as const),
]);

/**
 * Returns what a gate makes of one sample's answers of the first model, and of the one beside it: each
 * possible set of them is one call (recipes.md B). Empty where there are too few.
 */
export function firstCalls(
  gate: Gate,
  { first, beside }: { first: Trials; beside: Trials },
  same: (one: string, other: string) => boolean,
): FirstCall[] {
  return setsOf(gate, first, beside).map((answers) => {
    const ms = Math.max(...answers.map(({ latencyMs }) => latencyMs ?? Number.NaN));
    const kept = keptAnswer(gate, answers, same)?.score ?? null;
    return { kept, ms: Number.isNaN(ms) ? null : ms };
  });
}

/** The sets of answers that the first calls may bring. */
function setsOf(gate: Gate, first: Trials, beside: Trials): Trials[] {
  switch (gate.kind) {
    case 'unreadable':
      return first.map((trial) => [trial]);
    case 'disagree':
      return subsets(first, gate.of);
    case 'other model':
      return first.flatMap((trial) => beside.map((other) => [trial, other]));
  }
}

/** The answer that the gate lets through; null: none. */
function keptAnswer(
  gate: Gate,
  answers: Trials,
  same: (one: string, other: string) => boolean,
): FinishedTrial | null {
  const readable = answers.filter(({ failure }) => failure === null || !UNREADABLE.has(failure));
  if (gate.kind === 'unreadable') return readable[0] ?? null;
  const agree = gate.kind === 'disagree' ? gate.agree : answers.length;
  const isAgreed = (trial: FinishedTrial) =>
    readable.filter(({ answer }) => same(trial.answer ?? '', answer ?? '')).length >= agree;
  return readable.find(isAgreed) ?? null;
}

/** All ways to take `size` of some things, in their order. */
function subsets<T>(things: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return things.flatMap((thing, at) =>
    subsets(things.slice(at + 1), size - 1).map((rest) => [thing, ...rest]),
  );
}
