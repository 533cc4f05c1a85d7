import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { expectedFault } from '../scoring/expected-fault.ts';
import { likelyColumns } from './expected-column.ts';
import { faultAt, type Place } from './formats/place.ts';
import { nameList } from './name-list.ts';
import { nearest } from './nearest.ts';
import type { ReadSample } from './samples-of.ts';

/** What is wrong with the expected answers, given the scorer that compares them. */
export function expectedFaults(
  samples: readonly ReadSample[],
  { scorer, shown, place }: { scorer: Scorer; shown: readonly string[]; place: Place },
): Fault[] {
  if (scorer.type === 'judge') return [];
  if (scorer.type === 'json' && scorer.schema) return [];
  if (scorer.type === 'regex' && scorer.pattern !== null) return [];
  if (samples.every(({ expected, wrong }) => expected === null && wrong === null)) {
    const [first] = samples;
    const from = isInFile(first!.place, place) ? { ...first!.place, line: 1 } : place;
    const advice = columnAdvice(Object.keys(first!.columns), shown);
    return [faultAt(from, 'expected', `No sample has an expected answer. ${advice}`)];
  }
  return samples.flatMap((sample) => {
    const wrong = sample.wrong ?? sampleFault(sample, scorer);
    return wrong ? [faultAt(sample.place, 'expected', `${sample.name} ${wrong}`)] : [];
  });
}

/** Whether samples stand in a file of their own, whose first line has their columns. */
function isInFile(row: Place, evaluation: Place): boolean {
  return row.file !== null && row.file !== evaluation.file;
}

/** The line that says which column is the expected answer. */
function columnAdvice(columns: readonly string[], shown: readonly string[]): string {
  const spare = columns.filter((column) => !shown.includes(column));
  const likely = likelyColumns(columns, shown);
  const meant = likely[0] ?? nearest('expected', spare) ?? spare.at(-1);
  if (meant === undefined)
    return 'Add a column "expected", or let a judge score: "scorer: {type: judge, ...}".';
  const listed = `The columns are ${nameList(columns)}`;
  return `${listed}: say which one holds it, e.g. "expected: ${meant}".`;
}

function sampleFault({ expected, alternatives }: ReadSample, scorer: Scorer): string | null {
  if (expected === null || expected.trim() === '') return 'has no expected answer: give one.';
  for (const answer of [expected, ...alternatives]) {
    const fault = expectedFault(answer, scorer);
    if (fault !== null) return fault;
  }
  return null;
}
