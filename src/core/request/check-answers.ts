import type { Fault } from '../errors.ts';
import type { Sample, Scorer } from '../evaluation.ts';
import { expectedFaults } from './check-expected.ts';
import { foldFaults } from './fold-faults.ts';
import { NOWHERE } from './formats/place.ts';

/** What is wrong with the expected answers of stored samples for a scorer that they were not written for. */
export function checkAnswers(samples: readonly Sample[], scorer: Scorer): Fault[] {
  const read = samples.map((sample, index) => ({
    ...sample,
    expected: sample.expected === '' ? null : sample.expected,
    place: NOWHERE,
    name: `sample ${index + 1}`,
    wrong: null,
  }));
  return foldFaults(expectedFaults(read, { scorer, shown: [], place: NOWHERE }));
}
