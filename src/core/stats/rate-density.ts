import jstat from 'jstat';
import { countOf } from './moments.ts';

const RATES = 200;
const CORRELATIONS = 16;

/**
 * How probable each rate on new inputs is, on a grid of 200 from 0 to 1, from each sample's pass rate
 * `x` over its `r` scored repeats: the beta-binomial posterior under a uniform prior, summed over
 * correlations of a sample's repeats. Where no sample varies, repeats say nothing that the first
 * did not: each sample counts as asked once. No samples: the prior. Source: stats.md 2.5.
 */
export function rateDensity(x: readonly number[], r: readonly number[]): Float64Array {
  const isFixed = x.every((value) => value === 0 || value === 1);
  return isFixed ? onceDensity(x) : repeatedDensity(x, r);
}

/**
 * How probable a rate of at least `bar` is, in [0,1]; of the cell of the grid that `bar` lies in, a part
 * counts. It says how sure one is, it is no stopping rule: looked at again and again it errs too often.
 */
export function shareAbove(density: Float64Array, bar: number): number {
  let above = 0;
  let all = 0;
  density.forEach((weight, g) => {
    all += weight;
    above += weight * Math.min(1, Math.max(0, g + 1 - bar * RATES));
  });
  return above / all;
}

const rateAt = (g: number) => (g + 0.5) / RATES;

function onceDensity(x: readonly number[]): Float64Array {
  const failed = countOf(x, (value) => value === 0);
  const logs = Float64Array.from(
    { length: RATES },
    (_, g) => (x.length - failed) * Math.log(rateAt(g)) + failed * Math.log(1 - rateAt(g)),
  );
  return normalised(logs, 1);
}

/**
 * The likelihood of each rate, by columns of correlations; `risingOf` has the parts that do not hang on
 * the data.
 */
function repeatedDensity(x: readonly number[], r: readonly number[]): Float64Array {
  const logs = new Float64Array(RATES * CORRELATIONS);
  for (const { passed, failed, samples } of tally(x, r)) {
    const [ofPassed, ofFailed] = [risingOf(passed), risingOf(failed)];
    const ofAll = sizes.map((size) => logRising(size, passed + failed));
    for (let cell = 0; cell < logs.length; cell++) {
      const column = cell % CORRELATIONS;
      // The rate of failures lies as far from the other end of the grid.
      const mirrored = logs.length - CORRELATIONS - cell + 2 * column;
      logs[cell]! += samples * (ofPassed[cell]! + ofFailed[mirrored]! - ofAll[column]!);
    }
  }
  return normalised(logs, CORRELATIONS);
}

/** Weights that sum to 1, one a rate, from `columns` log-likelihoods of each. */
function normalised(logs: Float64Array, columns: number): Float64Array {
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const density = new Float64Array(logs.length / columns);
  let all = 0;
  logs.forEach((log, index) => {
    const weight = Math.exp(log - top);
    density[Math.floor(index / columns)]! += weight;
    all += weight;
  });
  return density.map((weight) => weight / all);
}

interface Outcome {
  passed: number;
  failed: number;
  samples: number;
}

/** Samples that passed and failed alike, counted together: those of one rate and as many repeats first. */
function tally(x: readonly number[], r: readonly number[]): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const { rate, repeats, samples } of alike(x, r)) {
    const passed = Number((rate * repeats).toFixed(6));
    const key = `${passed} ${repeats}`;
    const counted = outcomes.get(key) ?? { passed, failed: repeats - passed, samples: 0 };
    counted.samples += samples;
    outcomes.set(key, counted);
  }
  return [...outcomes.values()];
}

interface Alike {
  rate: number;
  repeats: number;
  samples: number;
}

/** How many samples have each rate and number of repeats; one like the one before is looked up no more. */
function alike(x: readonly number[], r: readonly number[]): Alike[] {
  const byRepeats = new Map<number, Map<number, Alike>>();
  let last: Alike = { rate: Number.NaN, repeats: Number.NaN, samples: 0 };
  for (let sample = 0; sample < x.length; sample++) {
    const rate = x[sample]!;
    const repeats = r[sample]!;
    if (rate !== last.rate || repeats !== last.repeats) {
      const rates = byRepeats.get(repeats) ?? new Map<number, Alike>();
      byRepeats.set(repeats, rates);
      last = rates.get(rate) ?? { rate, repeats, samples: 0 };
      rates.set(rate, last);
    }
    last.samples++;
  }
  return [...byRepeats.values()].flatMap((rates) => [...rates.values()]);
}

/** How many trials the prior of a rate is worth, by how much a sample's repeats correlate. */
const sizes = Array.from({ length: CORRELATIONS }, (_, column) => {
  const rho = (column + 0.5) / CORRELATIONS;
  return (1 - rho) / rho;
});

/** More are as quick by the gamma function. */
const MOST_FACTORS = 12;

const isFewFactors = (n: number) => Number.isInteger(n) && n <= MOST_FACTORS;

const kept = new Map<number, Float64Array>();

/** `logRising` of every rate and correlation on the grid; of few factors it is worked out once. */
function risingOf(n: number): Float64Array {
  const made =
    kept.get(n) ??
    Float64Array.from({ length: RATES * CORRELATIONS }, (_, cell) =>
      logRising(rateAt(Math.floor(cell / CORRELATIONS)) * sizes[cell % CORRELATIONS]!, n),
    );
  if (isFewFactors(n)) kept.set(n, made);
  return made;
}

/** The logarithm of a (a + 1) … (a + n - 1); n need not be whole: samples of a group are averaged. */
function logRising(a: number, n: number): number {
  if (!isFewFactors(n)) return jstat.gammaln(a + n) - jstat.gammaln(a);
  let product = 1;
  for (let step = 0; step < n; step++) product *= a + step;
  return Math.log(product);
}
