import type { Bar } from '../../src/core/evaluation.ts';
import { ORDINARY, play } from './play.ts';
import { PRICES } from './scenarios.ts';
import { uniformSource, type World } from './world.ts';

/** Scores between 0 and 1 of one shape, as a judge or a scorer of fields gives them. */
export interface Shape {
  name: string;
  /** One score, where the mean over all is `mean`; `uniform` draws from [0,1). */
  draw(uniform: () => number, mean: number): number;
}

const HIGH = 0.97;
const LOW = 0.05;

export const SHAPES: readonly Shape[] = [
  {
    name: 'high, a few near 0',
    draw: (uniform, mean) => {
      const isLow = uniform() < (HIGH - mean) / (HIGH - LOW);
      return (isLow ? LOW : HIGH) + 0.03 * (2 * uniform() - 1);
    },
  },
  { name: 'all or nothing', draw: (uniform, mean) => (uniform() < mean ? 1 : 0) },
  { name: 'fifths', draw: (uniform, mean) => fifths(uniform, mean) },
  { name: 'hardly varying', draw: (uniform, mean) => mean + 0.02 * (2 * uniform() - 1) },
];

/** Each of five marks is lost by itself. */
function fifths(uniform: () => number, mean: number): number {
  return [1, 2, 3, 4, 5].filter(() => uniform() < mean).length / 5;
}

export interface BetweenFigures {
  /** The share of tests in which a candidate whose mean is the bar was proven. */
  falselyProven: number;
  /** The share of evaluations in which one that is 70% of the way from the bar to 1 was. */
  proven: number;
}

/**
 * Plays the shipped plan on scores of one shape: a line-up that is good enough by nothing, and one that
 * is good. A relative bar is met by nobody but its reference. Seeded.
 */
export function measureBetween(
  { draw }: Shape,
  { bar, samples, evaluations }: { bar: Bar; samples: number; evaluations: number },
): BetweenFigures {
  const top = 0.9;
  const [poor, good] =
    bar.kind === 'absolute' ? [bar.rate, bar.rate + 0.7 * (1 - bar.rate)] : [top - bar.within, top];
  let tested = 0;
  let falsely = 0;
  let proven = 0;
  for (let round = 0; round < evaluations; round++) {
    const game = { ...ORDINARY, samples, bar, continuous: true };
    const played = (mean: number) => {
      const uniform = uniformSource(2 * round + 1 + (mean === good ? 500_000 : 0));
      const means = PRICES.map((_, index) =>
        bar.kind === 'relative' && index === PRICES.length - 1 ? top : mean,
      );
      const world = worldOfScores(means, samples, (one) => draw(uniform, one));
      return play({ ...game, seed: round + 1 }, world);
    };
    for (const { looks, decision } of played(poor).memory.candidates) {
      if (looks === 0) continue;
      tested += 1;
      if (decision === 'proven') falsely += 1;
    }
    if (played(good).memory.candidates[0]!.decision === 'proven') proven += 1;
  }
  return { falselyProven: falsely / tested, proven: proven / evaluations };
}

/** Every repeat of a sample scores the same. */
function worldOfScores(
  means: readonly number[],
  samples: number,
  draw: (mean: number) => number,
): World {
  const scores = means.map((mean) => Array.from({ length: samples }, () => draw(mean)));
  return { score: (candidate, sample) => scores[candidate]![sample]! };
}
