import { AppError } from '../errors.ts';
import type { Result } from './schema/result.ts';

/**
 * Returns the pair of models that a result would have put to the test. Throws AppError('invalid input')
 * where there is none.
 */
export function requirePair({
  pairToTest,
}: Pick<Result, 'pairToTest'>): NonNullable<Result['pairToTest']> {
  if (pairToTest) return pairToTest;
  const message =
    'There is no pair of models to test: no two of its models in a row would cost less.';
  throw new AppError('invalid input', message);
}
