import { AppError } from '../errors.ts';
import { exactDollars } from '../format.ts';
import { RANGES } from './fields.ts';

/** Returns a budget in dollars as it is. Throws AppError('invalid input') for one that no evaluation may have. */
export function checkedBudget(usd: number): number {
  const { least, most } = RANGES.budget;
  if (usd >= least && usd <= most) return usd;
  throw new AppError(
    'invalid input',
    `The budget must be above $0 and at most ${exactDollars(most)}: it is all that one evaluation may spend.`,
  );
}
