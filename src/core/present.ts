import { AppError } from './errors.ts';

/** Returns a value that must be there by then. Throws AppError('internal'), with its name, where it isn't. */
export function present<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new AppError('internal', `There is no ${name}.`);
  return value;
}
