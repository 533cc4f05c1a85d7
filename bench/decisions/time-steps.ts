import { nextStep } from '../../src/core/plan/next-step.ts';
import { ldBounds } from '../../src/core/stats/ld-bounds.ts';
import { play } from './play.ts';
import { uniformSource, worldOf } from './world.ts';

const RATES = [0.8, 0.88, 0.9, 0.93, 0.96, 0.98];

/** Milliseconds of the plan's own computing: a step's median and p99, and boundaries never seen before. */
export function timeSteps(): { median: number; p99: number; newBoundaries: number } {
  const times: number[] = [];
  for (let round = 0; round < 60; round++) {
    const samples = 40 + round;
    const world = worldOf(RATES, { samples, repeats: 3 }, uniformSource(round + 1));
    const game = { samples, repeats: 3, bar: { kind: 'absolute', rate: 0.9 } } as const;
    const rest = { design: 'adaptive', strict: false, thorough: false, seed: round } as const;
    play({ ...game, ...rest }, world, (input) => {
      const begun = performance.now();
      const step = nextStep(input);
      // The first rounds warm the machine up.
      if (round >= 20) times.push(performance.now() - begun);
      return step;
    });
  }
  const sorted = times.toSorted((a, b) => a - b);
  const fractions = Array.from({ length: 23 }, (_, index) => ((index + 1) / 23) ** 1.07);
  const begun = performance.now();
  ldBounds(fractions, (t) => 0.05 * t ** 3);
  return {
    median: sorted[Math.floor(sorted.length / 2)]!,
    p99: sorted[Math.floor(sorted.length * 0.99)]!,
    newBoundaries: performance.now() - begun,
  };
}
