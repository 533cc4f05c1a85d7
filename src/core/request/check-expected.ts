import { didYouMean } from '../did-you-mean.ts';
import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { isBlank } from '../is-blank.ts';
import { nearest } from '../nearest.ts';
import { expectedFault } from '../scoring/expected-fault.ts';
import { likelyColumns } from './expected-column.ts';
import { faultAt, type TextPlace } from './formats/place.ts';
import { isExpectedName } from './known-columns.ts';
import { lastName, leafPaths } from './leaf-paths.ts';
import { nameList } from './name-list.ts';
import type { ReadSample } from './samples-of.ts';

/** What is wrong with the expected answers, given the scorer that compares them. */
export function expectedFaults(
  samples: readonly ReadSample[],
  { scorer, shown, place }: { scorer: Scorer; shown: readonly string[]; place: TextPlace },
): Fault[] {
  if (scorer.type === 'judge') return [];
  if (scorer.type === 'json' && scorer.schema) return [];
  if (scorer.type === 'regex' && scorer.pattern !== null) return [];
  const [first] = samples;
  if (first && samples.every(({ expected, wrong }) => expected === null && wrong === null)) {
    const from = isInFile(first.place, place) ? { ...first.place, line: 1 } : place;
    const advice = columnAdvice(first, samples, shown);
    return [faultAt(from, 'expected', `No sample has an expected answer. ${advice}`)];
  }
  return samples.flatMap((sample) => {
    const wrong = sample.wrong ?? sampleFault(sample, scorer);
    return wrong ? [faultAt(sample.place, 'expected', `${sample.name} ${wrong}`)] : [];
  });
}

/** Whether samples stand in a file of their own, whose first line has their columns. */
function isInFile(row: TextPlace, evaluation: TextPlace): boolean {
  return row.file !== null && row.file !== evaluation.file;
}

/** The line that says which column is the expected answer. */
function columnAdvice(
  first: ReadSample,
  samples: readonly ReadSample[],
  shown: readonly string[],
): string {
  const columns = Object.keys(first.columns);
  const spare = columns.filter((column) => !shown.includes(column));
  const likely = likelyColumns(columns, shown);
  const meant =
    likely[0] ?? nearest('expected', spare) ?? partLikely(first) ?? labelLike(samples, spare);
  const hidden = shown.find(isExpectedName);
  if (meant === undefined && hidden !== undefined && columns.includes(hidden))
    return `The prompt shows the column ${hidden}, {{${hidden}}}, and so gives the answer away: leave it out there.`;
  if (meant === undefined)
    return 'Add a column "expected", or let a judge score: "scorer: {type: judge, ...}".';
  const listed = `The columns are ${nameList(columns)}`;
  return `${listed}: say which one holds it, e.g. "expected: ${meant}".`;
}

/** The part of a value that is called as expected answers or labels are: `item.ground_truth`. */
function partLikely({ columns }: ReadSample): string | undefined {
  const paths = leafPaths(columns);
  const named = (isMeant: (name: string) => boolean) =>
    paths.find((path) => isMeant(lastName(path)));
  return named(isExpectedName) ?? named((name) => name === 'choices' || name === 'value');
}

/** Columns that no person would compare answers with. */
const NO_ANSWER = /(?:^|_)(?:id|ids|idx|index|uuid|url|date|time|at|by|annotator|split|source)$/i;
const LOOKED_AT = 200;
const LONGEST_LABEL = 60;

/** The column with the fewest different short texts, more than one: labels; else the last one. */
function labelLike(samples: readonly ReadSample[], spare: readonly string[]): string | undefined {
  const some = samples.slice(0, LOOKED_AT);
  const likely = spare
    .filter((column) => !NO_ANSWER.test(column))
    .map((column) => ({
      column,
      values: some.map(({ columns }) => columns[column]?.trim() ?? ''),
    }))
    .filter(({ values }) => values.every((text) => text.length <= LONGEST_LABEL))
    .filter(({ values }) => values.some((text) => text !== '' && Number.isNaN(Number(text))))
    .map(({ column, values }) => ({ column, kinds: new Set(values).size }))
    .filter(({ kinds }) => kinds > 1)
    .toSorted((a, b) => a.kinds - b.kinds);
  return likely[0]?.column ?? spare.findLast((column) => !NO_ANSWER.test(column));
}

/** What a cell shows whose formula failed. */
const SPREADSHEET_ERROR = /^#(?:N\/A|DIV\/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|ERROR!)$/;

function sampleFault(
  { columns, expected, alternatives }: ReadSample,
  scorer: Scorer,
): string | null {
  if (expected === null || isBlank(expected)) {
    const meant = Object.keys(columns).find((key) => nearest(key, ['expected']) !== null);
    return meant === undefined || isBlank(columns[meant] ?? '')
      ? 'has no expected answer: give one.'
      : `has no expected answer, but ${meant}. ${didYouMean(meant, 'expected')}`;
  }
  for (const answer of [expected, ...alternatives]) {
    if (SPREADSHEET_ERROR.test(answer.trim()))
      return `expects ${answer.trim()}, an error of the spreadsheet: fill in the answer.`;
    const fault = expectedFault(answer, scorer);
    if (fault !== null) return fault;
  }
  return null;
}
