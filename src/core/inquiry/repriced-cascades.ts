import { itemAt } from '../item-at.ts';
import type { Result } from '../result/schema/result.ts';
import { highestCost } from '../why/cascade/cascades.ts';
import { firstCost, type Gate } from '../why/cascade/policy.ts';
import { cascadeWords } from '../why/words/cascade-words.ts';

type Cascade = Result['cascades'][number];

/**
 * Returns the pairs of models that a result showed at the prices and the volume of another one of the same
 * trials and the same bar: those that still cost a tenth less than its cheapest proven model, the cheapest
 * first. `labelOf`: what people call a candidate.
 */
export function repricedCascades(
  before: readonly Cascade[],
  { models, evaluation: { volume } }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: (name: string) => string,
): Cascade[] {
  const proven = models.find(({ verdict }) => verdict === 'proven');
  if (!proven) return [];
  const labels = models.map(({ candidate }) => labelOf(candidate));
  const at = (name: string) => models.findIndex(({ candidate }) => candidate === name);
  const priced = models.map(({ monthlySpend }) => ({ monthCallUsd: monthlySpend / volume }));
  const monthCallUsd = proven.monthlySpend / volume;
  const alone = { label: labelOf(proven.candidate), costPerCall: monthCallUsd };
  return before
    .map((cascade): Cascade => {
      const { first, second, escalated } = cascade;
      const policy = { first: at(first), second: at(second), gate: gateOf(cascade, at) };
      const handedOn = escalated * itemAt(priced, policy.second).monthCallUsd;
      const costPerCall = firstCost(policy, priced) + handedOn;
      const words = cascadeWords({ ...cascade, policy, costPerCall }, { labels, volume }, alone);
      return { ...cascade, costPerCall, monthlySpend: costPerCall * volume, words };
    })
    .filter(({ costPerCall }) => costPerCall <= highestCost({ monthCallUsd }) + 1e-15)
    .toSorted((a, b) => a.costPerCall - b.costPerCall);
}

function gateOf({ when, beside, agree, of }: Cascade, at: (name: string) => number): Gate {
  if (when === 'unreadable') return { kind: 'unreadable' };
  return beside === null
    ? { kind: 'disagree', agree, of }
    : { kind: 'other model', other: at(beside) };
}
