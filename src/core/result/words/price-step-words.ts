import { date, dollars } from '../../format.ts';
import type { ModelResult, Result } from '../schema/result.ts';

/** Price steps that are already announced: `1 Dec 2026: Argon doubles: $210 -> $420 a month.` */
export function priceStepWords(
  { models }: Pick<Result, 'models'>,
  labelOf: (name: string) => string,
): string[] {
  return models.flatMap((model) => stepsOf(model, labelOf(model.candidate)));
}

function stepsOf({ monthlySpend: now, laterSpend }: ModelResult, label: string): string[] {
  return laterSpend.map(({ from, monthlySpend: after }, index) => {
    const before = laterSpend[index - 1]?.monthlySpend ?? now;
    const change = changeWords(after / before);
    return `${date(from)}: ${label} ${change}: ${dollars(before)} -> ${dollars(after)} a month.`;
  });
}

function changeWords(times: number): string {
  const is = (factor: number) => Math.abs(times / factor - 1) < 0.005;
  if (is(2)) return 'doubles';
  if (is(3)) return 'triples';
  if (is(0.5)) return 'halves';
  return times > 1 ? 'gets more expensive' : 'gets cheaper';
}
