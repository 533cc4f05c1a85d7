import { passDrift } from '../../src/core/evidence/pass-drift.ts';
import { studyOf } from '../../src/core/evidence/study.ts';
import { ORDINARY, play } from './play.ts';
import { JUST_BELOW, PRICES } from './scenarios.ts';
import { uniformSource, worldOf } from './world.ts';

export interface DriftFigures {
  /** The share of tests in which a model a hair below the bar was proven. */
  falselyProven: number;
  /** The share of models asked more than once that are warned of, and of evaluations with a warning. */
  warned: number;
  evaluationsWarned: number;
}

/** Plays models a hair below the bar whose rate differs by `drift` from pass to pass, [-1,1] each. */
export function measureDrift({
  samples,
  rate,
  drift,
  design,
  evaluations,
}: {
  samples: number;
  rate: number;
  drift: readonly number[];
  design: 'adaptive' | 'full';
  evaluations: number;
}): DriftFigures {
  const sums = { tested: 0, falsely: 0, often: 0, warned: 0, evaluations: 0 };
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(32_452_843 + round);
    const truth = PRICES.map(() => rate - JUST_BELOW);
    const world = worldOf(truth, { samples, repeats: ORDINARY.repeats, drift }, uniform);
    const bar = { kind: 'absolute', rate } as const;
    const { input, memory } = play({ ...ORDINARY, design, samples, bar, seed: round + 1 }, world);
    const study = studyOf(input);
    let isWarned = false;
    memory.candidates.forEach(({ looks, decision }, index) => {
      if (looks === 0) return;
      sums.tested += 1;
      if (decision === 'proven') sums.falsely += 1;
      if (input.candidates[index]!.finished.length < 2 * samples) return;
      sums.often += 1;
      if (passDrift(study, index) === null) return;
      sums.warned += 1;
      isWarned = true;
    });
    if (isWarned) sums.evaluations += 1;
  }
  return {
    falselyProven: sums.falsely / sums.tested,
    warned: sums.warned / Math.max(1, sums.often),
    evaluationsWarned: sums.evaluations / evaluations,
  };
}
