import { date, dollars } from '../format.ts';
import type { Result } from './result.ts';

/** Price steps that are already announced: a projection holds until then. One sentence each. */
export function priceStepWords(
  { models }: Pick<Result, 'models'>,
  labelOf: (name: string) => string,
): string[] {
  return models.flatMap(({ model, laterSpend }) =>
    laterSpend.map(
      ({ from, monthlySpend }) =>
        `${labelOf(model)} goes to ${dollars(monthlySpend)} a month on ${date(from)}.`,
    ),
  );
}
