import type { Bar } from '../../src/core/evaluation.ts';
import { nextStep } from '../../src/core/plan/next-step.ts';
import type { PlanCandidate, PlanInput, PlanMemory } from '../../src/core/plan/types.ts';
import { PRICES } from './scenarios.ts';
import type { World } from './world.ts';

/** One evaluation to be played to its end. */
export interface Game {
  design: 'adaptive' | 'full';
  samples: number;
  repeats: number;
  bar: Bar;
  strict: boolean;
  thorough: boolean;
  seed: number;
}

export interface Played {
  input: PlanInput;
  memory: PlanMemory;
  /** The cheapest proven candidate. */
  pick: number | null;
  /** Price of all trials launched, those run ahead included. */
  cost: number;
  steps: number;
}

/**
 * Drives the shipped plan: all it launches is run and scored by the world, then it is asked again.
 * `ask` stands for `nextStep`, to time it.
 */
export function play(game: Game, world: World, ask: typeof nextStep = nextStep): Played {
  const finished = PRICES.map((): { sample: number; repeat: number; score: number }[] => []);
  const candidates: PlanCandidate[] = PRICES.map((costPerCall, index) => ({
    name: `model-${index}`,
    costPerCall,
    finished: finished[index]!,
    stopped: false,
  }));
  let input: PlanInput = {
    ...game,
    groups: Array(game.samples).fill(null),
    continuous: false,
    estimand: 'population',
    candidates,
    open: [],
    memory: null,
  };
  let cost = 0;
  for (let steps = 1; ; steps++) {
    const { memory, launch, finished: ended } = ask(input);
    input = { ...input, memory };
    if (ended) return { input, memory, pick: cheapestProven(memory), cost, steps };
    if (launch.length === 0) throw new Error('the plan waits for nothing');
    for (const { candidate, sample, repeat } of launch) {
      finished[candidate]!.push({ sample, repeat, score: world.score(candidate, sample, repeat) });
      cost += PRICES[candidate]!;
    }
  }
}

function cheapestProven({ candidates }: PlanMemory): number | null {
  const index = candidates.findIndex(({ decision }) => decision === 'proven');
  return index < 0 ? null : index;
}
