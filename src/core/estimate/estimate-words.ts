import { goodRate } from '../evidence/good-rate.ts';
import { flawlessProbability, GUESS, LIKELY } from '../evidence/probability.ts';
import { enoughUnits, kindOf } from '../evidence/study.ts';
import {
  chosenPercent,
  count,
  often,
  percent,
  percentDown,
  points,
  wholeNumber,
} from '../format.ts';
import { itemAt } from '../item-at.ts';
import { newMemory } from '../plan/memory.ts';
import { monthCallUsd } from '../plan/month-call-usd.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { fewestProvingCalls } from '../plan/speed-test.ts';
import { withinWords } from '../plan/speed-words.ts';
import { present } from '../present.ts';
import { flawlessNeeded, provingChance } from '../stats/exact-binomial.ts';
import { ALPHA } from '../stats/levels.ts';
import type { LastLook, Provability } from './provability.ts';

/** What an evaluation can show, in plain sentences; then the ways out where it can't show it. */
export function estimateSentences(
  study: PlanStudy,
  provability: Provability,
  last: LastLook,
): string[] {
  const { bar } = study.input;
  return [
    sizeWords(study),
    ...(bar.kind === 'absolute'
      ? absoluteSentences(study, bar.rate, provability, last)
      : relativeSentences(study, bar.within, provability)),
    ...latencySentences(study),
  ];
}

/** What the calls can show of a model's speed, where one is asked for. */
function latencySentences({ input }: PlanStudy): string[] {
  const { latency, samples, repeats } = input;
  if (!latency) return [];
  const fewest = fewestProvingCalls(input, latency.share);
  const goal = `${chosenPercent(latency.share)} of calls ${withinWords(latency)}`;
  const most = count(samples * repeats, 'call');
  return [
    fewest === null
      ? `${goal}: ${most} a model can't prove it (${wholeNumber(flawlessNeeded(latency.share, ALPHA))}, all in time, are the fewest); at best it is likely.`
      : `${goal}: proven after ${count(fewest, 'call')} at the earliest, all in time; a model gets at most ${most}.`,
  ];
}

function sizeWords({ input, units }: PlanStudy): string {
  const samples = count(input.samples, 'sample');
  const alike = units.length < input.samples ? ` in ${count(units.length, 'group')}` : '';
  const most = input.design === 'full' || input.repeats === 1 ? '' : 'up to ';
  return `${samples}${alike}, each asked ${most}${often(input.repeats)}.`;
}

/** Groups of near-duplicates count once: then the units are said to be independent ones. */
function unitsWords({ input, units }: PlanStudy, number = units.length): string {
  return count(number, units.length < input.samples ? 'independent sample' : 'sample');
}

function absoluteSentences(
  study: PlanStudy,
  rate: number,
  provability: Provability,
  last: LastLook,
): readonly string[] {
  if (!provability.provable) return unprovable(study, rate, provability, last);
  const best = percentDown(provability.bestProvable);
  const wrong = present(
    provability.wrongAllowed,
    'number of wrong samples that a provable bar allows',
  );
  const all = wholeNumber(study.units.length);
  const [one, many] = kindOf(study).continuous
    ? ['sample with a score of 0', 'samples with a score of 0']
    : ['wrong sample', 'wrong samples'];
  const allows =
    wrong === 0
      ? `allows no ${one} in ${all}`
      : `allows at most ${count(wrong, one, many)} in ${all}`;
  return [
    `A model that never errs would be proven at ${best}; your bar of ${chosenPercent(rate)} ${allows}.`,
    ...chanceWords(study, rate, last),
  ];
}

const GOOD_CHANCE = 0.8;
const MOST_SAMPLES = 2_000;

/** The chance that a good model is proven, and the samples that make it a good chance. */
function chanceWords(study: PlanStudy, rate: number, last: LastLook): string[] {
  if (kindOf(study).continuous) return [];
  const good = goodRate(rate);
  const chance = chanceToProve(study, rate, last, study.units.length);
  const sentence =
    `A model that is right ${percent(good)} of the time would be proven with a chance of ` +
    `${percent(chance)}`;
  if (chance >= GOOD_CHANCE || kindOf(study).theseSamples) return [`${sentence}.`];
  const more = samplesForChance(study, rate, last);
  return [
    more === null
      ? `${sentence}.`
      : `${sentence}; ${unitsWords(study, more)} would make it ${percent(chanceToProve(study, rate, last, more))}.`,
  ];
}

function chanceToProve(
  study: PlanStudy,
  rate: number,
  { look, alpha }: LastLook,
  units: number,
): number {
  const answers = kindOf(study).theseSamples ? units * look.repeats : units;
  return provingChance(answers, goodRate(rate), rate, alpha);
}

/** How many samples prove a good model with a chance of 80%, in tens; null: too many. */
function samplesForChance(study: PlanStudy, rate: number, last: LastLook): number | null {
  let more = Math.ceil(study.units.length / 10) * 10;
  while (more < MOST_SAMPLES && chanceToProve(study, rate, last, more) < GOOD_CHANCE) more += 10;
  return more < MOST_SAMPLES ? more : null;
}

function unprovable(
  study: PlanStudy,
  rate: number,
  { bestProvable, reachableBar, samplesNeeded }: Provability,
  last: LastLook,
): string[] {
  const { input, units } = study;
  const enough = enoughUnits(study, { n: units.length });
  const best = percentDown(bestProvable);
  if (samplesNeeded === null) {
    return [`No number of samples can prove 100%: ${best} is the most that these can.`];
  }
  const more = unitsWords(study, Math.max(1, samplesNeeded - units.length));
  const ways = [
    `Add ${more} or more`,
    ...lowerBarWords(enough ? best : null, reachableBar),
    input.estimand === 'population'
      ? `judge ${input.samples === 1 ? 'this input' : `these ${count(input.samples, 'input')}`} only`
      : 'allow more repeats',
  ];
  const forChance = kindOf(study).continuous ? null : samplesForChance(study, rate, last);
  const chance =
    forChance === null || input.estimand === 'these-samples'
      ? []
      : [
          `For an 80% chance of proof: about ${unitsWords(study, forChance)}, if a model is right ${percent(goodRate(rate))} of the time.`,
        ];
  const show =
    input.estimand === 'population'
      ? `${unitsWords(study)} can show at best ${gradeInReach(study, rate)} at ${chosenPercent(rate)}.`
      : `With ${unitsWords(study)} even a perfect score proves only ${best}.`;
  return [show, ...chance, ways.length === 2 ? `${ways.join(', or ')}.` : alternatives(ways)];
}

/** `best`: what these samples prove at most; null where they prove nothing. */
function lowerBarWords(best: string | null, reachable: number | null): string[] {
  if (best !== null) return [`lower the bar to ${best} or below`];
  return reachable === null
    ? []
    : [`lower the bar to ${percent(reachable)}, where a model without an error is likely`];
}

/** Returns what is said of variants where there are fewer samples than prove anything of new inputs; nothing else. */
export function variantsSentences(
  study: PlanStudy,
  { samplesNeeded }: Pick<Provability, 'samplesNeeded'>,
): string[] {
  const { estimand } = study.input;
  const isFew = !enoughUnits(study, { n: study.units.length });
  return estimand === 'population' && isFew && samplesNeeded !== null ? [VARIANTS] : [];
}

const VARIANTS =
  'Variants of your samples, drafted by a model and approved by you (“Draft variants” in Slack, “llm-pick variants” in a terminal), show whether models cope with other words; each counts with its input, so a proof needs other inputs.';

/** What a model without an error would be called: “likely”, a “guess”. */
function gradeInReach(study: PlanStudy, rate: number): string {
  const best = flawlessProbability(study, rate);
  if (best >= LIKELY) return '“likely”';
  return best >= GUESS ? 'a “guess”' : `a probability of ${percent(best)}`;
}

function alternatives(ways: readonly string[]): string {
  return `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
}

const NOTHING_CHEAPER =
  'No model is expected to cost less than the one they are measured against, so that nothing can be gained: name a more expensive one in the bar.';

/** A full design asks the others all the same. */
function isReferenceCheapest({ input }: PlanStudy): boolean {
  if (input.design === 'full') return false;
  const { reference } = newMemory(input);
  const costs = input.candidates.map(monthCallUsd);
  return reference !== null && costs.every((usd) => usd >= itemAt(costs, reference));
}

/** Below this many samples, the usual disagreement between models hides a margin of 5 points. */
const SAMPLES_FOR_FIVE_POINTS = 100;

function relativeSentences(study: PlanStudy, within: number, { provable }: Provability): string[] {
  if (isReferenceCheapest(study)) return [NOTHING_CHEAPER];
  const n = study.units.length;
  const { theseSamples } = kindOf(study);
  if (!provable) {
    const better = enoughUnits(study, { n })
      ? ': only of a model that does better than the reference'
      : '';
    return [
      `With ${unitsWords(study)} a margin of ${points(within)} can't be proven even if no answer differs${better}.`,
      `Add samples, widen the margin, or ${theseSamples ? 'allow more repeats' : 'judge these inputs only'}.`,
    ];
  }
  const usual = Math.ceil((0.05 * SAMPLES_FOR_FIVE_POINTS) / within);
  return n < usual && !theseSamples
    ? [
        `A margin of ${points(within)} usually takes ${count(usual, 'sample')} or more to prove; you have ${wholeNumber(n)}.`,
      ]
    : [`A margin of ${points(within)} can be proven where the models mostly agree.`];
}
