import { AppError } from './errors.ts';

/** Returns what a map must hold under a key. Throws AppError('internal') where it holds nothing there. */
export function entryOf<K, V>(map: { get(key: K): V | undefined; size: number }, key: K): V {
  const entry = map.get(key);
  if (entry === undefined) {
    throw new AppError('internal', `A map of ${map.size} has nothing under ${String(key)}.`);
  }
  return entry;
}
