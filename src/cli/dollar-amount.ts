import { InvalidArgumentError } from 'commander';
import { parseDollars } from '../core/request/form/form-numbers.ts';

/** Reads an option's amount in dollars, above 0. Throws InvalidArgumentError. */
export function dollarAmount(text: string): number {
  const amount = parseDollars(text);
  if (typeof amount === 'string' || amount <= 0) {
    throw new InvalidArgumentError('It must be an amount in dollars, as 2 or 2.50.');
  }
  return amount;
}
