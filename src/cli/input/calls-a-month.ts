import { InvalidArgumentError } from 'commander';
import { parseCalls } from '../../core/typed-numbers.ts';

/** Calls a month as they are typed: `100000`, `100,000`, `100k`, however many. Throws InvalidArgumentError for anything else. */
export function callsAMonth(text: string): number {
  const calls = parseCalls(text);
  if (typeof calls === 'number' && Number.isInteger(calls)) return calls;
  throw new InvalidArgumentError('It must be a whole number of calls a month, such as 100000.');
}
