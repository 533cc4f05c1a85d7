import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Spread of difficulty between samples, and of one candidate's luck with a sample; log-odds. */
const SAMPLE_SD = 2.5;
const INTERACTION_SD = 1;

/** A seeded source of numbers in [0,1). */
export function uniformSource(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** What each trial of an evaluation would score: 0 or 1 by candidate, sample and repeat. */
export interface World {
  score(candidate: number, sample: number, repeat: number): number;
}

/**
 * P(pass) = sigmoid(a_k - d_i - e_ki): a candidate's ability, a sample's difficulty, and their
 * interaction; repeats are independent given these. Abilities make the population rates exact.
 */
export function worldOf(
  rates: readonly number[],
  size: { samples: number; repeats: number },
  uniform: () => number,
): World {
  const { samples, repeats } = size;
  const difficulty = Array.from({ length: samples }, () => SAMPLE_SD * normal(uniform));
  const scores = rates.map((rate) => {
    const ability = abilityFor(rate);
    const cells = new Uint8Array(samples * repeats);
    for (let sample = 0; sample < samples; sample++) {
      const chance = sigmoid(ability - difficulty[sample]! - INTERACTION_SD * normal(uniform));
      for (let repeat = 0; repeat < repeats; repeat++) {
        cells[sample * repeats + repeat] = uniform() < chance ? 1 : 0;
      }
    }
    return cells;
  });
  return { score: (candidate, sample, repeat) => scores[candidate]![sample * repeats + repeat]! };
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

const abilities = new Map<number, number>();

/** The ability whose mean chance over all samples is `rate`: by bisection, to 1e-9. */
function abilityFor(rate: number): number {
  const known = abilities.get(rate);
  if (known !== undefined) return known;
  let low = -20;
  let high = 20;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (meanChance(middle) < rate) low = middle;
    else high = middle;
  }
  abilities.set(rate, low);
  return low;
}

const SPREAD = Math.hypot(SAMPLE_SD, INTERACTION_SD);

function meanChance(ability: number): number {
  let total = 0;
  let weight = 0;
  for (let z = -7; z <= 7; z += 0.02) {
    const density = Math.exp((-z * z) / 2);
    total += density * sigmoid(ability + SPREAD * z);
    weight += density;
  }
  return total / weight;
}
