import type { Arm } from '../../src/core/why/arms.ts';
import { uniformSource, worldOf } from '../decisions/world.ts';
import type { WhyWorld } from './play-why.ts';

/** A candidate whose failures have causes that we know. */
export interface FixWorld {
  samples: number;
  bar: number;
  /** How often it is right on samples that take no knowledge, and how these differ (sd of log-odds). */
  rate: number;
  spread: number;
  /** The share of samples that need the document. */
  knowledge: number;
}

/** How often a sample that needs the document is right without it, and with it. */
const WITHOUT = 0.1;
const WITH = 0.95;
/** Answers drawn for a sample at most. */
const DRAWS = 40;

/** Returns one drawn world: context alone fixes what needs knowledge, all else changes nothing. */
export function fixWorld(facts: FixWorld, seed: number): WhyWorld {
  const { samples, bar, rate, spread, knowledge } = facts;
  const uniform = uniformSource(7_919 * (seed + 1));
  const size = { samples, repeats: DRAWS };
  const plain = worldOf([rate], size, uniform, { sample: spread, interaction: 0 });
  const needs = Array.from({ length: samples }, () => uniform() < knowledge);
  const drawn = Array<number>(samples).fill(0);
  return {
    samples,
    bar,
    answer(kind: Arm['kind'], sample: number) {
      if (needs[sample]) return uniform() < (kind === 'context' ? WITH : WITHOUT);
      const draw = drawn[sample]!++;
      if (draw >= DRAWS) throw new RangeError('a world must be drawn with more answers');
      return plain.score(0, sample, draw) === 1;
    },
  };
}
