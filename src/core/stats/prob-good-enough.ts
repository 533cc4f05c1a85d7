import jstat from 'jstat';

const RATES = 200;
const CORRELATIONS = 16;

/**
 * How probable it is that the rate on new inputs is at least `bar`, from each sample's pass rate
 * `x` over its `r` scored repeats: the beta-binomial posterior on a grid of rates and correlations
 * under a uniform prior; in [0,1]. No samples: the prior's own chance.
 * It says how sure one is, it is no stopping rule: looked at again and again it errs too often.
 * Source: stats.md 2.5.
 */
export function probGoodEnough(x: readonly number[], r: readonly number[], bar: number): number {
  const outcomes = tally(x, r);
  const logs = new Float64Array(RATES * CORRELATIONS);
  for (let g = 0; g < RATES; g++) {
    for (let j = 0; j < CORRELATIONS; j++) {
      logs[g * CORRELATIONS + j] = logLikelihood(outcomes, rateAt(g), (j + 0.5) / CORRELATIONS);
    }
  }
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  let above = 0;
  let all = 0;
  logs.forEach((log, index) => {
    const weight = Math.exp(log - top);
    all += weight;
    if (rateAt(Math.floor(index / CORRELATIONS)) >= bar) above += weight;
  });
  return above / all;
}

const rateAt = (g: number) => (g + 0.5) / RATES;

interface Outcome {
  passed: number;
  failed: number;
  samples: number;
}

/** Samples that passed and failed alike, counted together. */
function tally(x: readonly number[], r: readonly number[]): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  x.forEach((rate, index) => {
    const passed = rate * r[index]!;
    const failed = r[index]! - passed;
    const key = `${passed.toFixed(6)} ${failed.toFixed(6)}`;
    const known = outcomes.get(key);
    if (known) known.samples++;
    else outcomes.set(key, { passed, failed, samples: 1 });
  });
  return [...outcomes.values()];
}

function logLikelihood(outcomes: readonly Outcome[], rate: number, rho: number): number {
  const a = (rate * (1 - rho)) / rho;
  const b = ((1 - rate) * (1 - rho)) / rho;
  const none = logBeta(a, b);
  return outcomes.reduce(
    (sum, { passed, failed, samples }) => sum + samples * (logBeta(a + passed, b + failed) - none),
    0,
  );
}

function logBeta(a: number, b: number): number {
  return jstat.gammaln(a) + jstat.gammaln(b) - jstat.gammaln(a + b);
}
