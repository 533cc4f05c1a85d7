import { date, dollars, month } from '../../format.ts';
import type { ModelResult, Result } from '../schema/result.ts';

/**
 * Returns the price steps that are announced, a sentence each, the soonest first: `1 Dec 2026: Argon
 * doubles: $210 -> $420 a month.` Where months that are shown have one that a call hasn't, that is said
 * once.
 */
export function priceStepWords(
  { models, evaluation }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: (name: string) => string,
): string[] {
  const { volume } = evaluation;
  const steps = models.flatMap((model) => stepsOf(model, volume, labelOf(model.candidate)));
  const inOrder = steps.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  return [...inOrder.map(({ words }) => words), ...monthNote(models, volume)];
}

/** `A month is Dec 2026, at the prices of its days; a call is at the price of the day it was measured.` */
function monthNote(models: readonly ModelResult[], volume: number): string[] {
  const stepping = models.find(({ costPerCall, monthlySpend, months }) => {
    const today = costPerCall * volume;
    return months.length > 0 && Math.abs(monthlySpend - today) > 1e-9 * today;
  });
  return stepping
    ? [
        `A month is ${month(stepping.months[0]!.month)}, at the prices of its days; a call is at the price of the day it was measured.`,
      ]
    : [];
}

function stepsOf(
  { costPerCall, laterSpend }: ModelResult,
  volume: number,
  label: string,
): { from: string; words: string }[] {
  return laterSpend.map(({ from, monthlySpend: after }, index) => {
    const before = laterSpend[index - 1]?.monthlySpend ?? costPerCall * volume;
    const change = changeWords(after / before);
    const words = `${date(from)}: ${label} ${change}: ${dollars(before)} -> ${dollars(after)} a month.`;
    return { from, words };
  });
}

function changeWords(times: number): string {
  const is = (factor: number) => Math.abs(times / factor - 1) < 0.005;
  if (is(2)) return 'doubles';
  if (is(3)) return 'triples';
  if (is(0.5)) return 'halves';
  return times > 1 ? 'gets more expensive' : 'gets cheaper';
}
