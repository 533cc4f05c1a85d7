import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { PlanMemory } from '../../../src/core/plan/plan-memory.ts';
import type { PlanStep } from '../../../src/core/plan/plan-step.ts';
import type { TrialKey } from '../../../src/core/trial.ts';

/** The facts of an evaluation that differ from an ordinary one: 40 samples, bar 0.8, three models. */
export type Facts = Partial<Omit<PlanInput, 'candidates' | 'open' | 'memory'>>;

/** Prices of the ordinary line-up; together 100, so that they read as shares. */
const PRICES = [2, 8, 90];

/** An input before its first step. */
export function planInput(facts: Facts = {}, prices: readonly number[] = PRICES): PlanInput {
  const samples = facts.samples ?? 40;
  return {
    design: 'adaptive',
    repeats: 3,
    estimand: 'population',
    seed: 7,
    samples,
    continuous: false,
    strict: false,
    thorough: false,
    bar: { kind: 'absolute', rate: 0.8 },
    groups: Array(samples).fill(null),
    ...facts,
    candidates: prices.map((costPerCall, index) => ({
      name: `model-${index}`,
      costPerCall,
      monthTimes: 1,
      finished: [],
      stopped: false,
      piloted: false,
    })),
    asking: null,
    open: [],
    memory: null,
  };
}

export interface Play {
  /** What a trial scores: null is missing. */
  score(trial: TrialKey): number | null;
  /** How long its call takes; without it no call has a time. */
  latencyMs?(trial: TrialKey): number | null;
  /** How many of the open trials end before the plan is asked again; all of them by default. */
  ends?(open: readonly TrialKey[], step: number): number;
  /** A change to the input before a step: costs measured, candidates stopped. */
  before?(input: PlanInput, step: number): PlanInput;
}

export interface Played {
  input: PlanInput;
  memory: PlanMemory;
  steps: readonly PlanStep[];
  launched: readonly TrialKey[];
}

/**
 * Plays an evaluation with the shipped plan until it says that it is finished. What is stored
 * between steps goes through JSON, as it does in the database.
 */
export function playPlan(start: PlanInput, { score, latencyMs, ends, before }: Play): Played {
  let input = start;
  const steps: PlanStep[] = [];
  const launched: TrialKey[] = [];
  const turns = 100 + start.samples * start.repeats * start.candidates.length;
  for (let turn = 0; turn < turns; turn++) {
    input = JSON.parse(JSON.stringify(before ? before(input, turn) : input)) as PlanInput;
    const step = nextStep(input);
    steps.push(step);
    launched.push(...step.launch);
    const open = [...input.open, ...step.launch];
    if (step.finished)
      return { input: { ...input, memory: step.memory }, ...ended(step), steps, launched };
    if (open.length === 0) throw new Error('the plan waits for nothing');
    const ending = open.slice(0, Math.max(1, ends ? ends(open, turn) : open.length));
    input = withEnded({ ...input, memory: step.memory, open }, ending, score, latencyMs);
  }
  throw new Error('the plan does not end');
}

function ended({ memory }: PlanStep): { memory: PlanMemory } {
  return { memory };
}

/** The input once some of its open trials have ended. */
export function withEnded(
  input: PlanInput,
  ending: readonly TrialKey[],
  score: Play['score'],
  latencyMs?: Play['latencyMs'],
): PlanInput {
  const candidates = input.candidates.map((candidate, index) => {
    const own = ending.filter((trial) => trial.candidate === index);
    if (own.length === 0) return candidate;
    const news = own.map(({ sample, repeat }) => ({
      sample,
      repeat,
      score: score({ candidate: index, sample, repeat }),
      ...(latencyMs && { latencyMs: latencyMs({ candidate: index, sample, repeat }) }),
    }));
    return { ...candidate, finished: [...candidate.finished, ...news] };
  });
  return { ...input, candidates, open: input.open.filter((trial) => !ending.includes(trial)) };
}

/** Who was launched, each once, in the order of their first trials. */
export function called({ launched }: Played): number[] {
  return [...new Set(launched.map(({ candidate }) => candidate))];
}

/** How many trials of one candidate were launched. */
export function calls({ launched }: Played, candidate: number): number {
  return launched.filter((trial) => trial.candidate === candidate).length;
}

/** Each candidate's decision, in the order of the line-up. */
export function decisions({ memory }: Pick<Played, 'memory'>): (string | null)[] {
  return memory.candidates.map(({ decision }) => decision);
}
