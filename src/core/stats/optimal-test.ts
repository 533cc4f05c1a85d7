import { lastOf } from '../last-of.ts';
import { mean } from './moments.ts';

/** How a walk over single answers ends, by the number of answers so far (index 0 to size). */
export interface OptimalTest {
  /** Proven with at most so many failures; -1: not yet. */
  allowed: Int16Array;
  /** Given up from so many failures on. */
  hopeless: Int16Array;
}

/** What the test is made for. */
export interface TestDesign {
  /** Answers at most. */
  size: number;
  /** The rate to be proven, in (0,1). */
  bar: number;
  /** Fewer answers prove nothing. */
  fewest: number;
  /** What proving a model at the bar costs, and what missing a good one costs; in calls. */
  errorPrice: number;
  missPrice: number;
  /** Log-odds from the bar of the model that is good, and its weight beside the eight that fall short, in (0,1). */
  good: number;
  goodWeight: number;
}

/** Log-odds from the bar of the models that a test is made for and that are not good enough. */
const SHORT = [-2.2, -1.8, -1.35, -1.1, -0.8, -0.46, -0.3, 0];

/**
 * The stopping rule that costs least where a model is good with its weight, else one of those that fall
 * short: each answer costs one call, a model at the bar that is proven `errorPrice`, a good one that isn't
 * `missPrice`. By backward induction over (answers, failures), in likelihoods relative to that of the bar.
 */
function optimalTest(design: TestDesign): OptimalTest {
  const { size, bar, fewest, errorPrice, missPrice, good, goodWeight } = design;
  const rates = [...SHORT, good].map((offset) => shifted(bar, offset));
  const allowed = new Int16Array(size + 1).fill(-1);
  const hopeless = new Int16Array(size + 1);
  let later = new Float64Array(size + 2);
  for (let n = size; n >= 0; n--) {
    const now = new Float64Array(size + 2);
    const likelihoods = rates.map((rate) => (rate / bar) ** n);
    const turns = rates.map((rate) => ((1 - rate) / (1 - bar)) * (bar / rate));
    hopeless[n] = n + 1;
    for (let failures = 0; failures <= n; failures++) {
      const prove = n >= fewest ? errorPrice : Infinity;
      const likelihood = lastOf(likelihoods);
      const stop = missPrice * likelihood;
      const short = mean(likelihoods.slice(0, -1));
      const call = (1 - goodWeight) * short + goodWeight * likelihood;
      const go =
        n === size ? Infinity : call + bar * later[failures]! + (1 - bar) * later[failures + 1]!;
      now[failures] = Math.min(prove, stop, go);
      if (stop <= prove && stop <= go) {
        hopeless[n] = failures;
        for (let f = failures, value = stop; f <= size + 1; f++, value *= lastOf(turns))
          now[f] = value;
        break;
      }
      if (prove <= go) allowed[n] = failures;
      for (const [index, turn] of turns.entries()) likelihoods[index]! *= turn;
    }
    later = now;
  }
  return { allowed, hopeless };
}

/** The price of an error as it is stored: a power of this. */
const STEP = 1.03;
const HIGHEST = 1_000;

/** The test at such a stored price. */
export function testPriced(design: Omit<TestDesign, 'errorPrice'>, exponent: number): OptimalTest {
  return optimalTest({ ...design, errorPrice: STEP ** exponent });
}

/**
 * The lowest stored price of an error at which a model at the bar is proven with a chance of at most
 * `alpha`, by halving: the chance falls as the price rises, but for its steps.
 */
export function errorPriceFor(design: Omit<TestDesign, 'errorPrice'>, alpha: number): number {
  let low = 0;
  let high = HIGHEST;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (walk(testPriced(design, middle), design.bar).proven <= alpha) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The chance that a model which is right at `rate` is proven, and the answers it takes in the mean. */
export function walk(
  { allowed, hopeless }: OptimalTest,
  rate: number,
): { proven: number; answers: number } {
  const size = allowed.length - 1;
  let chances = new Float64Array(size + 2);
  chances[0] = 1;
  let proven = 0;
  let answers = 0;
  for (let n = 0; n <= size; n++) {
    const next = new Float64Array(size + 2);
    for (let failures = 0; failures <= n; failures++) {
      const chance = chances[failures]!;
      if (chance === 0) continue;
      if (failures <= allowed[n]!) proven += chance;
      else if (failures < hopeless[n]! && n < size) {
        answers += chance;
        next[failures]! += chance * rate;
        next[failures + 1]! += chance * (1 - rate);
      }
    }
    chances = next;
  }
  return { proven, answers };
}

/** The rate at so many log-odds from another. */
function shifted(rate: number, offset: number): number {
  const odds = (rate / (1 - rate)) * Math.exp(offset);
  return odds / (1 + odds);
}
