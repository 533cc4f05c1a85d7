import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Spread of difficulty between samples, and of one candidate's luck with a sample; log-odds. */
interface Spread {
  sample: number;
  interaction: number;
}

const USUAL: Spread = { sample: 2.5, interaction: 1 };

/**
 * A seeded source of numbers in [0,1). The seed is mixed first (the finaliser of MurmurHash3): seeds in
 * a row would else begin alike, the first number of 1,500 of them being 0.91 in the mean, not 0.5.
 */
export function uniformSource(seed: number): () => number {
  const generator = xoroshiro128plus(mixed(seed));
  generator.jump();
  return () => uniformFloat64(generator);
}

function mixed(seed: number): number {
  const once = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** What each trial of an evaluation would score: 0 or 1 by candidate, sample and repeat. */
export interface World {
  score(candidate: number, sample: number, repeat: number): number;
}

/**
 * P(pass) = sigmoid(a_k - d_i - e_ki): a candidate's ability, a sample's difficulty, and their
 * interaction; repeats are independent given these. Abilities make the population rates exact. With
 * `drift` a rate differs by so much from repeat to repeat.
 */
export function worldOf(
  rates: readonly number[],
  size: { samples: number; repeats: number; drift?: readonly number[] },
  uniform: () => number,
  spread = USUAL,
): World {
  const { samples, repeats, drift } = size;
  const difficulty = Array.from({ length: samples }, () => spread.sample * normal(uniform));
  const curve = chanceCurve(Math.hypot(spread.sample, spread.interaction));
  const scores = rates.map((rate) => {
    const ability = abilityFor(rate, curve);
    const abilities = drift?.map((points) => abilityFor(rate + points, curve));
    const cells = new Uint8Array(samples * repeats);
    for (let sample = 0; sample < samples; sample++) {
      const luck = spread.interaction * normal(uniform);
      const chanceOf = (able: number) => sigmoid(able - difficulty[sample]! - luck);
      const usual = chanceOf(ability);
      for (let repeat = 0; repeat < repeats; repeat++) {
        const chance = abilities ? chanceOf(abilities[repeat]!) : usual;
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

/** A standard normal value, by Box and Muller. */
function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

const HIGHEST_ABILITY = 25;
const STEP = 0.01;

const curves = new Map<number, Float64Array>();

/** Mean chance to pass over all samples, for abilities from -25 to 25 in hundredths. */
function chanceCurve(sd: number): Float64Array {
  const stored = curves.get(sd);
  if (stored) return stored;
  const curve = Float64Array.from({ length: (2 * HIGHEST_ABILITY) / STEP + 1 }, (_, index) =>
    meanChance(index * STEP - HIGHEST_ABILITY, sd),
  );
  curves.set(sd, curve);
  return curve;
}

function meanChance(ability: number, sd: number): number {
  let total = 0;
  let weight = 0;
  for (let z = -6; z <= 6; z += 0.1) {
    const density = Math.exp((-z * z) / 2);
    total += density * sigmoid(ability + sd * z);
    weight += density;
  }
  return total / weight;
}

/** The ability whose mean chance is `rate`: between two points of the curve, to about 1e-6. */
function abilityFor(rate: number, curve: Float64Array): number {
  let low = 0;
  let high = curve.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (curve[middle]! < rate) low = middle;
    else high = middle;
  }
  const part = (rate - curve[low]!) / (curve[high]! - curve[low]!);
  return (low + part) * STEP - HIGHEST_ABILITY;
}
