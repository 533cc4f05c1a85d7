import type { LabelOf } from '../catalog/labels-of.ts';
import { clustersOf } from '../evidence/clusters.ts';
import { chosenPercent, count, listed, wholeNumber } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { monthCallUsd } from '../plan/month-call-usd.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { bettingFailures } from '../stats/e-process.ts';
import { ALPHA } from '../stats/levels.ts';
import type { AddedSamples } from './added-samples.ts';

/** `29 samples are new: with the 31 that it has, 60.` */
export function addedWords({ samples }: AddedSamples, stored: number): string {
  const are = samples.length === 1 ? 'is' : 'are';
  const all = wholeNumber(stored + samples.length);
  return `${count(samples.length, 'sample')} ${are} new: with the ${wholeNumber(stored)} that it has, ${all}.`;
}

/** What was left out and why, a sentence each. */
export function leftOutSampleWords(added: AddedSamples): string[] {
  const { present, otherAnswers, repeated, inGroups, shown } = added;
  const counted = (number: number, one: string, many: string) =>
    number === 0 ? [] : [`${count(number, 'sample')} ${number === 1 ? one : many}`];
  return [
    ...counted(
      present,
      'was in it already, and is not asked again.',
      'were in it already, and are not asked again.',
    ),
    ...counted(
      otherAnswers,
      'of these has another expected answer here: the one it had stands.',
      'of these have another expected answer here: those they had stand.',
    ),
    ...counted(
      repeated,
      'stands there twice, and counts once.',
      'stand there again, and count once.',
    ),
    ...counted(
      inGroups,
      'is in a group that it has, with which it counts as one: left out.',
      'are in groups that it has, with which they count as one: left out.',
    ),
    ...counted(shown, 'is shown as an example: left out.', 'are shown as examples: left out.'),
  ];
}

/** Models that are named; more are counted. */
const MOST_NAMES = 3;

/** Who goes on, cheapest first, and what it takes to prove the one that is nearest to it. */
export function reachWords(
  study: PlanStudy,
  memory: PlanMemory | null,
  open: readonly number[],
  labelOf: LabelOf,
): string[] {
  const { input, units } = study;
  const price = (index: number) => monthCallUsd(itemAt(input.candidates, index));
  const byCost = open.toSorted((a, b) => price(a) - price(b));
  const names = firstOf(byCost.map((index) => labelOf(itemAt(input.candidates, index).name)));
  const [goes, them] = open.length === 1 ? ['goes', 'it'] : ['go', 'each'];
  const who = `${listed(names)} ${goes} on; the answers ${open.length === 1 ? 'it has' : 'they have'} stay, and ${them} is asked the rest.`;
  if (input.bar.kind === 'relative' || input.continuous || input.bar.rate >= 1) return [who];
  const { rate } = input.bar;
  const nearest = itemAt(
    byCost
      .map((index) => ({ index, ...recordOf(study, memory, index, rate) }))
      .toSorted((a, b) => b.spare - a.spare),
    0,
  );
  const label = labelOf(itemAt(input.candidates, nearest.index).name);
  const all = count(units.length, units.length < input.samples ? 'independent sample' : 'sample');
  if (nearest.spare < 0) {
    return [
      who,
      `Even if ${label} answers all that is new right, that does not prove ${chosenPercent(rate)} yet: these samples make it surer.`,
    ];
  }
  const { failed, allowed } = nearest;
  const most =
    allowed === 0
      ? 'none is'
      : `no more than ${wholeNumber(allowed)} ${allowed === 1 ? 'is' : 'are'}`;
  const soFar = `${failed === 0 ? 'none' : wholeNumber(failed)} ${failed > 1 ? 'are' : 'is'} so far`;
  return [
    who,
    `With ${all} in all, ${label} is proven at ${chosenPercent(rate)} if ${most} wrong; ${soFar}.`,
  ];
}

/** The first few, and how many more there are. */
function firstOf(names: readonly string[]): string[] {
  const left = names.length - MOST_NAMES;
  return left > 1 ? [...names.slice(0, MOST_NAMES), `${wholeNumber(left)} more`] : [...names];
}

/** How many answers of a candidate may be wrong in all, how many are, and how many more may be. */
function recordOf(study: PlanStudy, memory: PlanMemory | null, candidate: number, rate: number) {
  const { x } = clustersOf(study.table(candidate), study.units, {
    n: study.units.length,
    repeats: 1,
  });
  const failed = Math.ceil(x.reduce((sum, value) => sum + 1 - value, 0) - 1e-9);
  const remembered = memory?.candidates[candidate];
  const alpha = remembered?.left ?? remembered?.alpha ?? ALPHA;
  const allowed = bettingFailures(study.units.length, rate, alpha);
  return { failed, allowed, spare: allowed - failed };
}
