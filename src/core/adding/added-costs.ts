import type { CallPrices } from '../estimate/call-prices.ts';
import { itemAt } from '../item-at.ts';
import { partOfPass } from '../plan/part-of-pass.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { lackingTrials } from '../plan/run-ahead.ts';

/** What a round of added samples may cost; dollars. */
export interface AddedCosts {
  /** Within what is left of the budget. */
  expectedUsd: number;
  largestUsd: number;
  /** What is expected without a budget, and what all calls would cost at their worst. */
  neededUsd: number;
  worstUsd: number;
  /** What is left of the budget. */
  leftUsd: number;
  /** The most that a call of the cheapest model may cost. */
  cheapestCallUsd: number;
  calls: number;
}

/**
 * What a round costs, with so much `left` of the budget: each model that goes on is asked what it was not
 * asked, once; in a full design as often as before.
 */
export function addedCosts(
  study: PlanStudy,
  {
    memory,
    open,
    prices,
  }: { memory: PlanMemory | null; open: readonly number[]; prices: CallPrices },
  left: number,
): AddedCosts {
  const { input } = study;
  const reference = memory?.reference ?? null;
  const isFull = input.design === 'full';
  const members = isFull ? [...input.candidates.keys()] : open;
  const whole = { n: study.units.length, repeats: isFull ? input.repeats : 1 };
  const judge = prices.judge;
  const tried = [...new Set([...members, ...(reference === null ? [] : [reference])])]
    .map((index) => ({
      isReference: index === reference,
      calls: lackingTrials(study, index, whole).length,
      expected: itemAt(input.candidates, index).costPerCall + (judge?.expectedCallUsd ?? 0),
      worst: itemAt(prices.candidates, index).worstCallUsd + (judge?.worstCallUsd ?? 0),
    }))
    .toSorted((a, b) => a.expected - b.expected)
    .map((one, place) => ({ ...one, part: partOf(one, place, isFull) }));
  const sum = (of: (one: (typeof tried)[number]) => number) =>
    tried.reduce((total, one) => total + of(one), 0);
  const neededUsd = sum(({ calls, expected, part }) => calls * expected * part);
  const worstUsd = sum(({ calls, worst }) => calls * worst);
  const largestUsd = Math.min(left, worstUsd);
  const expectedUsd = Math.min(neededUsd, largestUsd);
  const calls = sum((one) => one.calls * one.part);
  return {
    expectedUsd,
    largestUsd,
    neededUsd,
    worstUsd,
    leftUsd: left,
    cheapestCallUsd: Math.min(...tried.map(({ worst }) => worst)),
    calls: Math.round(neededUsd > 0 ? (calls * expectedUsd) / neededUsd : calls),
  };
}

function partOf({ isReference }: { isReference: boolean }, place: number, isFull: boolean): number {
  return isFull ? 1 : partOfPass({ place, isReference, isPiloted: false }, 0);
}
