import { AppError } from '../errors.ts';

const MOST_CALLS = 1e12;

/** Returns the calls a month of a pick as they are. Throws AppError('invalid input') where they are no count. */
export function checkedCalls(volume: number): number {
  if (Number.isInteger(volume) && volume >= 1 && volume <= MOST_CALLS) return volume;
  throw new AppError(
    'invalid input',
    'The volume must be a whole number of calls a month, from 1 to 1,000,000,000,000, such as 100000.',
  );
}
