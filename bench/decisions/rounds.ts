import { probabilityAt } from '../../src/core/evidence/probability.ts';
import { studyOf } from '../../src/core/evidence/study.ts';
import { askedOnceTest } from '../../src/core/plan/asked-once.ts';
import type { PlanInput } from '../../src/core/plan/plan-input.ts';
import { CHANCE, moreForRate } from '../../src/core/recommendation/more-samples.ts';
import { ALPHA } from '../../src/core/stats/levels.ts';
import { sum } from '../../src/core/stats/moments.ts';
import { walk } from '../../src/core/stats/optimal-test.ts';
import { ORDINARY, play } from './play.ts';
import { ABSOLUTE, shifted } from './scenarios.ts';
import { uniformSource, type World, worldOf } from './world.ts';

/** One model on samples that somebody adds to until it is proven. */
export interface RoundsTask {
  /** Samples of the first round, and of each one after it. */
  first: number;
  added: number;
  rounds: number;
  bar: number;
  /** What the model is right at; the bar itself: whoever proves it is wrong. */
  rate: number;
  repeats: number;
  design: 'adaptive' | 'full';
  /** So many samples in a row share a group, and are answered alike. */
  alike: number;
  /** Scores lie between 0 and 1. */
  continuous: boolean;
  evaluations: number;
}

export interface RoundsFigures {
  /** By round: the share of evaluations in which the model was proven by then. */
  proven: readonly number[];
  /** The first round's share as it is by its exact test, where it has one: no noise of a simulation. */
  exact: number | null;
  /** Calls that a sample took, in the mean: 1 where each was asked once. */
  callsPerSample: number;
}

/** Adds samples round after round to whoever is not proven, as people do; seeded. */
export function measureRounds(task: RoundsTask): RoundsFigures {
  const { first, added, rounds, bar, repeats, design, alike, continuous, evaluations } = task;
  const proven = Array<number>(rounds).fill(0);
  let calls = 0;
  let samplesAsked = 0;
  for (let evaluation = 0; evaluation < evaluations; evaluation++) {
    const world = roundsWorld(task, evaluation);
    let before: PlanInput | undefined;
    for (let round = 0; round < rounds; round++) {
      const samples = first + round * added;
      const groups = Array.from({ length: samples }, (_, sample) =>
        alike === 1 ? null : `${Math.floor(sample / alike)}`,
      );
      const facts = { ...ORDINARY, prices: [1], bar: { kind: 'absolute', rate: bar } as const };
      const game = { ...facts, design, repeats, samples, groups, continuous, seed: evaluation + 1 };
      const played = play({ ...game, ...(before && { before }) }, world);
      before = { ...played.input, memory: played.memory };
      if (played.pick === null) continue;
      for (let later = round; later < rounds; later++) proven[later]! += 1 / evaluations;
      break;
    }
    calls += before!.candidates[0]!.finished.length;
    samplesAsked += before!.samples;
  }
  return { proven, exact: exactly(task), callsPerSample: calls / samplesAsked };
}

function exactly({ repeats, alike, continuous, design, first, bar, rate }: RoundsTask) {
  if (repeats > 1 || alike > 1 || continuous || design === 'full') return null;
  const test = askedOnceTest(first, bar, ALPHA, 'patient');
  return test === null ? 0 : walk(test, rate).proven;
}

function roundsWorld({ first, added, rounds, rate, repeats, ...task }: RoundsTask, seed: number) {
  const uniform = uniformSource(86_028_121 + seed);
  const samples = first + (rounds - 1) * added;
  const units = Math.ceil(samples / task.alike);
  if (!task.continuous) {
    const world = worldOf([rate], { samples: units, repeats }, uniform);
    return alikeIn(world, task.alike);
  }
  // Fifths: each of five marks is lost by itself.
  const scores = Array.from({ length: units }, () => {
    const marks = Array.from({ length: 5 }, () => Number(uniform() < rate));
    return sum(marks) / 5;
  });
  return alikeIn({ score: (_, sample) => scores[sample]! }, task.alike);
}

function alikeIn(world: World, alike: number): World {
  return {
    score: (candidate, sample, repeat) =>
      world.score(candidate, Math.floor(sample / alike), repeat),
  };
}

export interface AdviceFigures {
  /** Of the evaluations that were told how many more samples prove their model, those in which they did. */
  enough: number;
  advised: number;
}

/** More samples than that are not played. */
const MOST_ADDED = 2_000;

/** Takes the advice on how many samples to add, for a model of the random scenario. */
export function measureAdvice({
  samples,
  bar,
  evaluations,
}: {
  samples: number;
  bar: number;
  evaluations: number;
}): AdviceFigures {
  let advised = 0;
  let enough = 0;
  for (let evaluation = 0; evaluation < evaluations; evaluation++) {
    const uniform = uniformSource(67_867_967 + evaluation);
    const rates = ABSOLUTE.at(-1)!.rates(uniform);
    const rate = shifted(rates[Math.floor(uniform() * rates.length)]!, bar);
    const world = worldOf([rate], { samples: samples + MOST_ADDED, repeats: 1 }, uniform);
    const facts = { ...ORDINARY, prices: [1], repeats: 1, seed: evaluation + 1 };
    const game = { ...facts, bar: { kind: 'absolute', rate: bar } as const };
    const first = play({ ...game, samples }, world);
    if (first.pick !== null || first.memory.candidates[0]!.decision === 'ruled out') continue;
    const before = { ...first.input, memory: first.memory };
    const study = studyOf(before);
    const probability = probabilityAt(study, 0, { n: samples, repeats: 1 }, bar) ?? 0;
    // Below that what is told is on a condition.
    if (probability < CHANCE) continue;
    const more = moreForRate(study, 0, bar);
    if (more === null || more > MOST_ADDED) continue;
    advised += 1;
    if (play({ ...game, samples: samples + more, before }, world).pick !== null) enough += 1;
  }
  return { enough: enough / Math.max(1, advised), advised };
}
