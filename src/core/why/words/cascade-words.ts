import {
  callDollars,
  count,
  dollars,
  duration,
  percent,
  percentRange,
  wholeNumber,
} from '../../format.ts';
import { itemAt } from '../../item-at.ts';
import type { Cascade } from '../cascade/cascades.ts';
import type { PlanPerCall } from '../cascade/plan-per-call.ts';
import type { Gate } from '../cascade/policy.ts';
import type { ToKnow } from '../cascade/to-know.ts';

/** What people call the candidates, in the order of the line-up, and the calls a month. */
export interface Named {
  labels: readonly string[];
  volume: number;
}

/**
 * `Haiku 5.5 asked 3 times, Sonnet 5.5 where these disagree (22%): right on 95% (88-98%), $26 a month
 * against $70 for Sonnet 5.5 alone. 22% of the calls wait for both. Proven on 60 samples.`
 */
export function cascadeWords(
  { policy, right, interval90, escalated, costPerCall, latencyP95, ...rest }: Cascade,
  { labels, volume }: Named,
  against: { label: string; costPerCall: number },
): string {
  const [first, second] = [itemAt(labels, policy.first), itemAt(labels, policy.second)];
  const who = `${first}${askedWords(policy.gate, labels)}, ${second} ${whereWords(policy.gate)} (${percent(escalated)})`;
  const money = `${dollars(costPerCall * volume)} a month against ${dollars(against.costPerCall * volume)} for ${against.label} alone`;
  const wait =
    latencyP95 === null ? '' : `, 95% of all are answered within ${duration(latencyP95)}`;
  const found = `${who}: right on ${percent(right)} (${percentRange(interval90)}), ${money}.`;
  const waits = escalated === 0 ? '' : ` ${percent(escalated)} of the calls wait for both${wait}.`;
  return `${found}${waits} ${gradeWords(rest)}`;
}

function askedWords(gate: Gate, labels: readonly string[]): string {
  switch (gate.kind) {
    case 'unreadable':
      return '';
    case 'disagree':
      return gate.of === 2 ? ' asked twice' : ` asked ${wholeNumber(gate.of)} times`;
    case 'other model':
      return ` and ${labels[gate.other]}`;
  }
}

function whereWords(gate: Gate): string {
  switch (gate.kind) {
    case 'unreadable':
      return 'where that can’t be read';
    case 'disagree':
      return gate.agree === gate.of ? 'where these disagree' : `where no ${gate.agree} agree`;
    case 'other model':
      return 'where the two disagree';
  }
}

function gradeWords({
  grade,
  samples,
  samplesToProve,
}: Pick<Cascade, 'grade' | 'samples' | 'samplesToProve'>): string {
  if (grade === 'proven') return `Proven on ${count(samples, 'sample')}.`;
  if (samplesToProve === null || samplesToProve <= samples)
    return 'Likely good enough, not proven.';
  return `Likely good enough, not proven: that would need about ${count(samplesToProve, 'sample')}, you have ${wholeNumber(samples)}.`;
}

/** `No pair of models is good enough and a tenth cheaper than Haiku 5.5@high alone.` */
export function noPairWords(alone: string): string {
  return `No pair of models is good enough and a tenth cheaper than ${alone} alone.`;
}

/** `To know what Haiku 5.5 and Sonnet 5.5 do together, Sonnet 5.5 must answer 40 of your samples once: $0.03.` */
export function toKnowWords(
  { first, second, samples, usd }: ToKnow,
  labels: readonly string[],
): string {
  const [one, other] = [itemAt(labels, first), itemAt(labels, second)];
  return `To know what ${one} and ${other} do together, ${other} must answer ${wholeNumber(samples.length)} of your samples once: about ${dollars(usd)}.`;
}

/** `A plan of 500 tokens by Opus 5.5 costs $0.0100 a call, its own answer $0.00140.` */
export function planWords(planner: string, { planTokens, plan, ownAnswer }: PlanPerCall): string {
  return `A plan of ${count(planTokens, 'token')} by ${planner} costs ${callDollars(plan)} a call, its own answer ${callDollars(ownAnswer)}.`;
}
