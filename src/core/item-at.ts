import { AppError } from './errors.ts';

/** Returns what stands at an index that a list must have. Throws AppError('internal') where it has none. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) {
    throw new AppError('internal', `A list of ${list.length} has nothing at ${index}.`);
  }
  return item;
}
