/** Fewer scored trials say nothing of a model, neither of its rate nor of its price (decided 3). */
const MEASURED = 10;

/** Whether so many scored trials, of an evaluation of so many samples, measure a model. */
export function isMeasured(scored: number, samples: number): boolean {
  return scored >= Math.min(MEASURED, samples);
}
