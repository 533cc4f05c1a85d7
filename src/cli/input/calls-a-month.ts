import { InvalidArgumentError } from 'commander';

/** Calls a month as they are typed: `100000`, `100,000`. Throws InvalidArgumentError for anything else. */
export function callsAMonth(text: string): number {
  const plain = text.replaceAll(',', '').replaceAll('_', '');
  if (/^\d+$/.test(plain)) return Number(plain);
  throw new InvalidArgumentError('It must be a whole number of calls a month, such as 100000.');
}
