import { count, date, dollars, month } from '../../format.ts';
import { itemAt } from '../../item-at.ts';
import type { ModelResult, Result } from '../schema/result.ts';

/** As many models that change alike are named in one sentence. */
const ALIKE = 3;
/** Models that are named in it. */
const NAMED = 3;

/** A price that changes. */
interface Step {
  from: string;
  label: string;
  before: number;
  after: number;
}

/**
 * Returns the price steps that are announced, a sentence each, the soonest first: `1 Dec 2026: Argon
 * doubles: $210 -> $420 a month.` Three and more models that change alike on one day share a sentence. Where
 * months that are shown have a step that a call hasn't, that is said once.
 */
export function priceStepWords(
  { models, evaluation }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: (name: string) => string,
): string[] {
  const { volume } = evaluation;
  const steps = models.flatMap((model) => stepsOf(model, volume, labelOf(model.candidate)));
  const inOrder = steps.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const alike = Map.groupBy(
    inOrder,
    ({ from, before, after }) => `${from} ${changeOf(after / before)}`,
  );
  const words = [...alike.values()].flatMap((group) =>
    group.length < ALIKE ? group.map(stepWords) : [sharedWords(group)],
  );
  return [...words, ...monthNote(models, volume)];
}

/** `A month is Dec 2026, at the prices of its days; a call is at the price of the day it was measured.` */
function monthNote(models: readonly ModelResult[], volume: number): string[] {
  const stepping = models.find(({ costPerCall, monthlySpend, months }) => {
    const today = costPerCall * volume;
    return months.length > 0 && Math.abs(monthlySpend - today) > 1e-9 * today;
  });
  return stepping
    ? [
        `A month is ${month(itemAt(stepping.months, 0).month)}, at the prices of its days; a call is at the price of the day it was measured.`,
      ]
    : [];
}

function stepsOf({ costPerCall, laterSpend }: ModelResult, volume: number, label: string): Step[] {
  return laterSpend.map(({ from, monthlySpend: after }, index) => {
    const before = laterSpend[index - 1]?.monthlySpend ?? costPerCall * volume;
    return { from, label, before, after };
  });
}

function stepWords({ from, label, before, after }: Step): string {
  const [one] = CHANGES[changeOf(after / before)];
  return `${date(from)}: ${label} ${one}: ${dollars(before)} -> ${dollars(after)} a month.`;
}

/** `1 Dec 2026: 8 models double: Argon, Argon (low), Carbon and 5 more: $46 to $60 -> $92 to $120 a month.` */
function sharedWords(steps: readonly Step[]): string {
  const { from, before, after } = itemAt(steps, 0);
  const [, many] = CHANGES[changeOf(after / before)];
  const shown = steps.length === NAMED + 1 ? steps : steps.slice(0, NAMED);
  const notNamed = steps.length - shown.length;
  const names = shown.map(({ label }) => label).join(', ');
  const more = notNamed > 0 ? ` and ${notNamed} more` : '';
  const [was, becomes] = [steps.map((step) => step.before), steps.map((step) => step.after)];
  return `${date(from)}: ${count(steps.length, 'model')} ${many}: ${names}${more}: ${rangeOf(was)} -> ${rangeOf(becomes)} a month.`;
}

function rangeOf(amounts: readonly number[]): string {
  const [least, most] = [dollars(Math.min(...amounts)), dollars(Math.max(...amounts))];
  return least === most ? least : `${least} to ${most}`;
}

/** What is said of one model, and of several. */
const CHANGES = {
  double: ['doubles', 'double'],
  triple: ['triples', 'triple'],
  halve: ['halves', 'halve'],
  up: ['gets more expensive', 'get more expensive'],
  down: ['gets cheaper', 'get cheaper'],
} as const;

function changeOf(times: number): keyof typeof CHANGES {
  const is = (factor: number) => Math.abs(times / factor - 1) < 0.005;
  if (is(2)) return 'double';
  if (is(3)) return 'triple';
  if (is(0.5)) return 'halve';
  return times > 1 ? 'up' : 'down';
}
