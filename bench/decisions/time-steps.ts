import { nextStep } from '../../src/core/plan/next-step.ts';
import { mean } from '../../src/core/stats/moments.ts';
import { ORDINARY, play } from './play.ts';
import { uniformSource, worldOf } from './world.ts';

const RATES = [0.8, 0.88, 0.9, 0.93, 0.96, 0.98];
const BAR = { kind: 'absolute', rate: 0.9 } as const;

/** The first rounds warm the machine up and are not counted. */
const WARM_UP = 20;
const ROUNDS = 60;

const FEW = 100;
const MANY = 5_000;

export interface StepTimes {
  /** Milliseconds of a step whose boundaries are known, and at most. */
  median: number;
  most: number;
  /** The most that one takes that needs boundaries never seen before. */
  mostWithNewBoundaries: number;
  /** How much longer a step takes in the mean at 5,000 samples than at 100. */
  ratio: number;
}

/** How long one call of the shipped `nextStep` takes. */
export function timeSteps(): StepTimes {
  const fresh: number[] = [];
  const repeated: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // A number of samples that no round before had has new boundaries; the second play knows them.
    const first = timesOf(40 + round, round, 1);
    const second = timesOf(40 + round, round, 5);
    if (round < WARM_UP) continue;
    fresh.push(...first);
    repeated.push(...second);
  }
  const sorted = repeated.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)]!,
    most: sorted.at(-1)!,
    mostWithNewBoundaries: Math.max(...fresh),
    ratio: meanTime(MANY) / meanTime(FEW),
  };
}

/** Of a step with so many samples, its boundaries known. */
function meanTime(samples: number): number {
  timesOf(samples, 1, 1);
  const times = timesOf(samples, 1, 5);
  return mean(times);
}

/** Each step of one evaluation; the quickest of `tries`, for other processes take their turns too. */
function timesOf(samples: number, seed: number, tries: number): number[] {
  const times: number[] = [];
  const world = worldOf(RATES, { samples, repeats: 3 }, uniformSource(seed + 1));
  play({ ...ORDINARY, samples, bar: BAR, seed }, world, (input) => {
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
