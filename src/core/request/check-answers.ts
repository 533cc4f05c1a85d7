import type { Fault } from '../errors.ts';
import type { Sample, Scorer } from '../evaluation.ts';
import { expectedFaults } from './check-expected.ts';
import { foldFaults } from './fold-faults.ts';
import { faultAt, NOWHERE } from './formats/place.ts';

/** What is wrong with the expected answers of stored samples for a scorer that they were not written for. */
export function checkAnswers(samples: readonly Sample[], scorer: Scorer): Fault[] {
  const read = samples.map((sample, index) => ({
    ...sample,
    expected: sample.expected === '' ? null : sample.expected,
    place: NOWHERE,
    name: `sample ${index + 1}`,
    wrong: null,
  }));
  const faults = expectedFaults(read, { scorer, shown: [], place: NOWHERE });
  const hasNone = faults.length > 0 && read.every(({ expected }) => expected === null);
  return hasNone ? [faultAt(NOWHERE, 'expected', NONE_STORED)] : foldFaults(faults);
}

const NONE_STORED =
  'Its samples have no expected answers, because its judge needed none, and this scorer compares with them. Add them to the file and run it again with this scorer.';
