import { groupEqual } from '../../src/core/request/like-inputs.ts';
import { ORDINARY, play } from './play.ts';
import { JUST_BELOW, PRICES } from './scenarios.ts';
import { uniformSource, worldOf } from './world.ts';

export interface DuplicatesFigures {
  /**
   * The share of tests in which a model a hair below the bar was proven: as we count, and were each a
   * sample of its own.
   */
  grouped: number;
  apart: number;
}

/** Plays samples of which each stands there `times` times, with models that are all a hair below the bar. */
export function measureDuplicates(asked: {
  inputs: number;
  times: number;
  rate: number;
  evaluations: number;
}): DuplicatesFigures {
  const { inputs, times } = asked;
  const samples = Array.from({ length: inputs * times }, (_, index) => ({
    columns: { input: `input ${index % inputs}` },
    expected: 'yes',
    alternatives: [],
    group: null,
  }));
  const task = { system: null, prompt: '{{input}}', context: null };
  const groups = groupEqual(task, samples).map(({ group }) => group);
  return {
    grouped: falselyProven(asked, groups),
    apart: falselyProven(
      asked,
      groups.map(() => null),
    ),
  };
}

function falselyProven(
  { inputs, times, rate, evaluations }: Parameters<typeof measureDuplicates>[0],
  groups: readonly (string | null)[],
): number {
  const samples = inputs * times;
  let tested = 0;
  let falsely = 0;
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(15_485_863 + round);
    const truth = PRICES.map(() => rate - JUST_BELOW);
    const world = worldOf(truth, { samples: inputs, repeats: times * ORDINARY.repeats }, uniform);
    const copies = {
      score: (candidate: number, sample: number, repeat: number) =>
        world.score(
          candidate,
          sample % inputs,
          Math.floor(sample / inputs) * ORDINARY.repeats + repeat,
        ),
    };
    const bar = { kind: 'absolute', rate } as const;
    const game = { ...ORDINARY, samples, groups, bar, seed: round + 1 };
    for (const { looks, decision } of play(game, copies).memory.candidates) {
      if (looks === 0) continue;
      tested += 1;
      if (decision === 'proven') falsely += 1;
    }
  }
  return falsely / tested;
}
