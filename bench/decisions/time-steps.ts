import { nextStep } from '../../src/core/plan/next-step.ts';
import { play } from './play.ts';
import { uniformSource, worldOf } from './world.ts';

const RATES = [0.8, 0.88, 0.9, 0.93, 0.96, 0.98];
const BAR = { kind: 'absolute', rate: 0.9 } as const;

/** The first rounds warm the machine up and are not counted. */
const WARM_UP = 20;
const ROUNDS = 60;

/**
 * Milliseconds of one call of the shipped `nextStep`: of steps whose boundaries are known, and the
 * most that one takes that needs boundaries never seen before.
 */
export function timeSteps(): { median: number; most: number; mostWithNewBoundaries: number } {
  const fresh: number[] = [];
  const known: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // A number of samples that no round before had has new boundaries; the second play knows them.
    const first = timesOf(40 + round, round, 1);
    const second = timesOf(40 + round, round, 5);
    if (round < WARM_UP) continue;
    fresh.push(...first);
    known.push(...second);
  }
  const sorted = known.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)]!,
    most: sorted.at(-1)!,
    mostWithNewBoundaries: Math.max(...fresh),
  };
}

/** Each step of one evaluation; the quickest of `tries`, for other processes take their turns too. */
function timesOf(samples: number, seed: number, tries: number): number[] {
  const times: number[] = [];
  const world = worldOf(RATES, { samples, repeats: 3 }, uniformSource(seed + 1));
  const game = { design: 'adaptive', samples, repeats: 3, bar: BAR } as const;
  play({ ...game, strict: false, thorough: false, continuous: false, seed }, world, (input) => {
    const taken = Array.from({ length: tries }, () => {
      const begun = performance.now();
      nextStep(input);
      return performance.now() - begun;
    });
    times.push(Math.min(...taken));
    return nextStep(input);
  });
  return times;
}
