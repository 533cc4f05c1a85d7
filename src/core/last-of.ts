import { itemAt } from './item-at.ts';

/** Returns the last of a list that must have one. Throws AppError('internal') where it is empty. */
export function lastOf<T>(list: ArrayLike<T>): T {
  return itemAt(list, list.length - 1);
}
