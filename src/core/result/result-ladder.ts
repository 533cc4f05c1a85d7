import type { ModelResult, Result } from './schema/result.ts';
import { isInTable } from './words/result-rows.ts';

/** Where one candidate stands between the cheapest and the most expensive. */
export interface Rung {
  /** Its unique name. */
  candidate: string;
  label: string;
  /** Of the cost of the cheapest candidate that isn't free; 0 of a free one. */
  times: number;
  /** Dollars at the evaluation's volume. */
  monthlySpend: number;
  /** It was not called: its price is a guess. */
  isGuess: boolean;
  /** Share in [0,1]; null where it was not measured. */
  right: number | null;
  /** The 90% interval of `right`, as people are shown it. */
  interval: readonly [number, number] | null;
  isPick: boolean;
  /**
   * The label of a candidate that costs no more and is right more often, or costs less and is right
   * as often; null where none is so: it stands on the line of the best. Of the measured ones alone.
   */
  dominatedBy: string | null;
}

/** Returns the candidates from the cheapest to the most expensive, with what dominates each. */
export function resultLadder(
  { models, pick }: Pick<Result, 'models' | 'pick'>,
  labelOf: (name: string) => string,
): Rung[] {
  const sorted = models.toSorted((a, b) => a.monthlySpend - b.monthlySpend);
  const measured = sorted.filter(isMeasured);
  return sorted.map((model) => {
    const better = isMeasured(model) && measured.find((other) => dominates(other, model));
    return {
      candidate: model.candidate,
      label: labelOf(model.candidate),
      times: model.priceMultiple,
      monthlySpend: model.monthlySpend,
      isGuess: model.costEstimated,
      right: isMeasured(model) ? model.score : null,
      interval: isMeasured(model) ? model.interval90 : null,
      isPick: model.candidate === pick?.candidate,
      dominatedBy: better ? labelOf(better.candidate) : null,
    };
  });
}

/** A candidate whose `right` is known. */
export type MeasuredRung = Rung & { right: number };

/** Returns those that were measured, in their order. */
export function measuredRungs(rungs: readonly Rung[]): MeasuredRung[] {
  return rungs.flatMap((rung) => (rung.right === null ? [] : [{ ...rung, right: rung.right }]));
}

function isMeasured(model: ModelResult): model is ModelResult & { score: number } {
  return isInTable(model) && model.score !== null;
}

type Measured = Pick<ModelResult, 'monthlySpend'> & { score: number };

function dominates(one: Measured, other: Measured): boolean {
  const difference = one.score - other.score;
  if (one.monthlySpend > other.monthlySpend || difference < 0) return false;
  return one.monthlySpend < other.monthlySpend || difference > 0;
}

/**
 * Returns the share that the bar asks for: of a relative bar, what the reference reached less its margin;
 * null where that is not known.
 */
export function barShare({ models, evaluation: { bar } }: Pick<Result, 'models' | 'evaluation'>) {
  if (typeof bar === 'number') return bar;
  const reference = models.find(({ candidate }) => candidate === bar.of)?.score ?? null;
  return reference === null ? null : Math.max(0, reference - bar.within);
}
