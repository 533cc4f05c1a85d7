import { InvalidArgumentError } from 'commander';
import { parseDollars } from '../../core/typed-numbers.ts';

/** Calls to one provider at once, where nothing else is said. */
export const CONCURRENCY = 20;

/** What the help says of the evaluation that a command is about. */
export const EVALUATION_ID = 'an evaluation’s id (the command list shows them)';

/** What `--allow-outside` says in the help. */
export const OUTSIDE = "also read files outside the evaluation file's folder";

/** A whole number from 1 to 1,000. Throws an InvalidArgumentError. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return number;
}

/** Throws an InvalidArgumentError. */
export function dollarAmount(text: string): number {
  const amount = parseDollars(text);
  if (typeof amount === 'string' || amount <= 0) {
    throw new InvalidArgumentError('It must be an amount in dollars, as 2 or 2.50.');
  }
  return amount;
}
