import { AppError } from '../errors.ts';
import { wholeNumber } from '../format.ts';
import { RANGES } from '../request/fields.ts';

/** Returns the calls a month of a pick as they are. Throws AppError('invalid input') where they are no count. */
export function checkedCalls(volume: number): number {
  const { most } = RANGES.volume;
  if (Number.isInteger(volume) && volume >= 1 && volume <= most) return volume;
  throw new AppError(
    'invalid input',
    `The volume must be a whole number of calls a month, from 1 to ${wholeNumber(most)}, such as 100000.`,
  );
}
