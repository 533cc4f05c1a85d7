import type { Bar } from '../../src/core/evaluation.ts';
import { studyOf } from '../../src/core/evidence/study.ts';
import { absoluteCourse } from '../../src/core/plan/absolute-bar.ts';
import { nextStep } from '../../src/core/plan/next-step.ts';
import type { PlanCandidate, PlanInput } from '../../src/core/plan/plan-input.ts';
import type { PlanMemory } from '../../src/core/plan/plan-memory.ts';
import { PRICES } from './scenarios.ts';
import type { World } from './world.ts';

/** One evaluation to be played to its end. */
export interface Game {
  design: 'adaptive' | 'full';
  samples: number;
  /** By sample: near-duplicates share a group; absent, each sample stands alone. */
  groups?: readonly (string | null)[];
  repeats: number;
  /** What a call of each candidate costs, in any unit. */
  prices: readonly number[];
  bar: Bar;
  strict: boolean;
  thorough: boolean;
  /** Scores may be other than 0 and 1. */
  continuous: boolean;
  seed: number;
  /** How an evaluation ended that goes on with added samples; absent: it begins. */
  before?: PlanInput;
}

/** An evaluation as most are. */
export const ORDINARY = {
  design: 'adaptive',
  repeats: 3,
  prices: PRICES,
  strict: false,
  thorough: false,
  continuous: false,
} as const;

export interface Played {
  input: PlanInput;
  memory: PlanMemory;
  /** The cheapest proven candidate. */
  pick: number | null;
  /** Price of all trials launched, those run ahead included. */
  cost: number;
  /** What a call to each candidate that was not called would have cost: its pilot. */
  pilots: number;
  /** The part of it that no look asked for: trials run ahead in vain. */
  wasted: number;
  steps: number;
}

/**
 * Drives the shipped plan: all it launches is run and scored by the world, then it is asked again.
 * `ask` stands for `nextStep`, to time it.
 */
export function play(game: Game, world: World, ask: typeof nextStep = nextStep): Played {
  const { prices } = game;
  const { before, ...facts } = game;
  const finished = prices.map((_, index) => [...(before?.candidates[index]?.finished ?? [])]);
  const candidates: PlanCandidate[] = prices.map((costPerCall, index) => ({
    name: `model-${index}`,
    costPerCall,
    monthTimes: 1,
    finished: finished[index]!,
    stopped: false,
    piloted: false,
  }));
  let input: PlanInput = {
    ...facts,
    ...(before && { rounds: [...(before.rounds ?? []), before.samples] }),
    groups: game.groups ?? Array(game.samples).fill(null),
    estimand: 'population',
    candidates,
    asking: null,
    open: [],
    memory: before?.memory ?? null,
  };
  let cost = 0;
  for (let steps = 1; ; steps++) {
    const { memory, launch, finished: ended } = ask(input);
    input = { ...input, memory };
    if (ended) {
      const wasted = runsAhead(game) ? cost - askedFor(input) : 0;
      const pilots = prices.reduce(
        (sum, price, index) => sum + (finished[index]!.length ? 0 : price),
        0,
      );
      return { input, memory, pick: cheapestProven(memory), cost, pilots, wasted, steps };
    }
    if (launch.length === 0) throw new Error('the plan waits for nothing');
    for (const { candidate, sample, repeat } of launch) {
      finished[candidate]!.push({ sample, repeat, score: world.score(candidate, sample, repeat) });
      cost += prices[candidate]!;
    }
  }
}

function cheapestProven({ candidates }: PlanMemory): number | null {
  const index = candidates.findIndex(({ decision }) => decision === 'proven');
  return index < 0 ? null : index;
}

/** Only the adaptive plan of an absolute bar runs ahead. */
function runsAhead({ design, bar, before }: Game): boolean {
  return design === 'adaptive' && bar.kind === 'absolute' && !before;
}

/** Price of the trials that the looks taken stand on. */
function askedFor(input: PlanInput): number {
  const { bar } = input;
  if (bar.kind === 'relative') return 0;
  const study = studyOf(input);
  return input.memory!.candidates.reduce((sum, { looks, repeats, alpha, test, pace }, index) => {
    if (looks === 0) return sum;
    if (test === 'adding up') return sum;
    const begun = { repeats: repeats!, alpha: alpha!, test: test!, pace: pace! };
    const last = absoluteCourse(study, index, bar.rate, begun).looks[looks - 1]!;
    return sum + input.candidates[index]!.costPerCall * last.n * last.repeats;
  }, 0);
}
