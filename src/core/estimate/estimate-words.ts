import { enoughUnits, FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import { count, percent, points, wholeNumber } from '../format.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { provingChance } from '../stats/feasibility.ts';
import type { LastLook, Provability } from './provability.ts';

/** What an evaluation can show, in plain sentences; then the ways out where it can't show it. */
export function estimateSentences(study: PlanStudy, told: Provability, last: LastLook): string[] {
  const { bar } = study.input;
  return [
    sizeWords(study),
    ...(bar.kind === 'absolute'
      ? absoluteSentences(study, bar.rate, told, last)
      : relativeSentences(study, bar.within, told)),
  ];
}

function sizeWords({ input, units }: PlanStudy): string {
  const samples = count(input.samples, 'sample');
  const alike = units.length < input.samples ? ` in ${count(units.length, 'group')}` : '';
  const most = input.design === 'full' || input.repeats === 1 ? '' : 'up to ';
  return `${samples}${alike}, ${most}${count(input.repeats, 'repeat')}.`;
}

/** Groups of near-duplicates count once: then the units are said to be independent ones. */
function unitsWords({ input, units }: PlanStudy, number = units.length): string {
  return count(number, units.length < input.samples ? 'independent sample' : 'sample');
}

function absoluteSentences(
  study: PlanStudy,
  rate: number,
  told: Provability,
  last: LastLook,
): readonly string[] {
  if (!told.provable) return unprovable(study, told);
  const best = percentDown(told.bestProvable);
  const wrong = told.wrongAllowed!;
  const all = wholeNumber(study.units.length);
  const [one, many] = kindOf(study).continuous
    ? ['sample with a score of 0', 'samples with a score of 0']
    : ['wrong sample', 'wrong samples'];
  const allows =
    wrong === 0
      ? `allows no ${one} in ${all}`
      : `allows at most ${count(wrong, one, many)} in ${all}`;
  return [
    `A model that never errs would be proven at ${best}; your bar of ${percent(rate)} ${allows}.`,
    ...chanceWords(study, rate, last),
  ];
}

const GOOD_CHANCE = 0.8;
const MOST_SAMPLES = 2_000;

/** The chance that a good model is proven, and the samples that make it a good chance. */
function chanceWords(study: PlanStudy, rate: number, { look, z }: LastLook): string[] {
  const { continuous, theseSamples } = kindOf(study);
  if (continuous) return [];
  const good = goodRate(rate);
  const chanceOf = (units: number) =>
    provingChance(theseSamples ? units * look.repeats : units, good, rate, z);
  const chance = chanceOf(study.units.length);
  const said =
    `A model that is right ${percent(good)} of the time would be proven with a chance of ` +
    `${percent(chance)}`;
  if (chance >= GOOD_CHANCE || theseSamples) return [`${said}.`];
  let more = Math.ceil(study.units.length / 10) * 10;
  while (more < MOST_SAMPLES && chanceOf(more) < GOOD_CHANCE) more += 10;
  return [
    more < MOST_SAMPLES
      ? `${said}; ${unitsWords(study, more)} would make it ${percent(chanceOf(more))}.`
      : `${said}.`,
  ];
}

/** A model that one would like to see proven: 97% right for a bar of 90%. */
function goodRate(rate: number): number {
  const good = 1 - 0.3 * (1 - rate);
  const whole = Math.round(good * 100) / 100;
  return whole > rate && whole < 1 ? whole : good;
}

function unprovable(study: PlanStudy, { bestProvable, samplesNeeded }: Provability): string[] {
  const { input, units } = study;
  const enough = enoughUnits(study, { n: units.length });
  const best = percentDown(bestProvable);
  if (samplesNeeded === null) {
    return [`No number of samples can prove 100%: ${best} is the most that these can.`];
  }
  const more = count(Math.max(1, samplesNeeded - units.length), 'sample');
  const why = enough
    ? `With ${unitsWords(study)} even a perfect score proves only ${best}.`
    : `${unitsWords(study)} can't prove anything about new inputs: at least ${FEWEST_UNITS} are needed.`;
  const ways = [
    `Add ${more} or more`,
    ...(enough ? [`lower the bar to ${best} or below`] : []),
    input.estimand === 'population'
      ? `judge ${input.samples === 1 ? 'this input' : `these ${count(input.samples, 'input')}`} only`
      : 'allow more repeats',
  ];
  return [why, ways.length === 2 ? `${ways.join(', or ')}.` : listed(ways)];
}

function listed(ways: readonly string[]): string {
  return `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
}

/** Rounded down: never more than can be proven. */
function percentDown(share: number): string {
  return percent(Math.floor(share * 100) / 100);
}

/** Below this many samples, the usual disagreement between models hides a margin of 5 points. */
const SAMPLES_FOR_FIVE_POINTS = 100;

function relativeSentences(study: PlanStudy, within: number, { provable }: Provability): string[] {
  const n = study.units.length;
  const { theseSamples } = kindOf(study);
  if (!provable) {
    return [
      `With ${unitsWords(study)} a margin of ${points(within)} can't be proven even if no answer differs.`,
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
