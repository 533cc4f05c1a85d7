import { InvalidArgumentError } from 'commander';
import { parseWhole } from '../../core/typed-numbers.ts';

/** Calls a month as they are typed: `100000`, `100,000`, `1e6`. Throws InvalidArgumentError for anything else. */
export function callsAMonth(text: string): number {
  const calls = parseWhole(text);
  if (Number.isSafeInteger(calls)) return Number(calls);
  throw new InvalidArgumentError('It must be a whole number of calls a month, such as 100000.');
}
