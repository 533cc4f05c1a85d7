import type { Fault } from '../../errors.ts';
import { foldFaults } from '../fold-faults.ts';

/** Faults of a file that are named. */
const MOST_FAULTS = 3;

/** Returns what is wrong in a file of samples, a sentence each: on which line, where that isn't said. */
export function fileFaultWords(faults: readonly Fault[]): string[] {
  const words = foldFaults(faults).map(({ line, message }) =>
    line === null || NAMES_PLACE.test(message) ? message : `Line ${line}: ${message}`,
  );
  return [...new Set(words)].slice(0, MOST_FAULTS);
}

/** A place of its own, or the columns, which stand on the first line. */
const NAMES_PLACE = /\b(?:line|row|sample) \d|\bcolumns?\b|\bfirst (?:row|line)\b/i;
