import { wholeNumber } from '../../format.ts';
import { itemAt } from '../../item-at.ts';
import { faultAt, type TextPlace } from '../formats/place.ts';
import { gatherRows, type Table } from '../formats/table.ts';
import { isExpectedName, isKnownColumn } from '../known-columns.ts';
import { FIELD_LENGTH } from './field-length.ts';
import type { SplitPair, TypedPair } from './split-pair.ts';
import { unquoted } from './unquoted.ts';

const TOO_LONG = `is longer than the ${wholeNumber(FIELD_LENGTH)} characters that a field takes, so it was cut: shorten it, or give the samples as a file.`;

/** A line of what was pasted. */
export interface PastedLine {
  line: string;
  place: TextPlace;
}

/**
 * Returns a sample a line, and a fault for every line that is none. A first line that names the two is no
 * sample; quotes around every input, or every answer, are left out.
 */
export function pairTable(lines: readonly PastedLine[], split: SplitPair): Table {
  const read = lines.map(({ line }) => split(line));
  const names = namesIn(read[0] ?? null);
  const first = names === null ? 0 : 1;
  const pairs = withoutQuotes(read.slice(first));
  const rows = pairs.map((pair, index) =>
    pair
      ? {
          cells: cellsOf(pair, names),
          name: `sample ${index + 1}`,
          place: itemAt(lines, index + first).place,
        }
      : lineFault(lines, index + first),
  );
  return gatherRows(rows, names === null ? firstLineNote(pairs) : []);
}

/** `input => expected` */
function namesIn(first: TypedPair | null): TypedPair | null {
  return first && isKnownColumn(first.input) && isExpectedName(first.expected) ? first : null;
}

function cellsOf({ input, expected }: TypedPair, names: TypedPair | null): Record<string, string> {
  return names === null
    ? { input, expected }
    : { [names.input]: input, [names.expected]: expected };
}

function withoutQuotes(read: readonly (TypedPair | null)[]): readonly (TypedPair | null)[] {
  const pairs = read.filter((pair) => pair !== null);
  const inputs = unquoted(pairs.map(({ input }) => input));
  const answers = unquoted(pairs.map(({ expected }) => expected));
  let at = 0;
  return read.map((pair) => {
    if (pair === null) return null;
    const bare = { input: itemAt(inputs, at), expected: itemAt(answers, at) };
    at += 1;
    return bare;
  });
}

/** Samples among which a first line of names would stand out. */
const ENOUGH = 5;
const NAME = /^[\p{L}\p{M}_-]+(?: [\p{L}\p{M}_-]+){0,2}$/u;

/** What to say of a first line that may be names of columns which nobody here knows. */
function firstLineNote(pairs: readonly (TypedPair | null)[]): string[] {
  const [first, ...others] = pairs;
  const answers = others.flatMap((pair) => pair?.expected ?? []);
  const kinds = new Set(answers);
  const isOdd =
    first &&
    answers.length >= ENOUGH &&
    kinds.size * 2 <= answers.length &&
    !kinds.has(first.expected) &&
    NAME.test(first.input) &&
    NAME.test(first.expected);
  return isOdd
    ? [
        `The first line (“${first.input}”, “${first.expected}”) is taken for a sample: if it names the columns, leave it out.`,
      ]
    : [];
}

function lineFault(lines: readonly PastedLine[], index: number) {
  // A longer line goes on in the next field.
  const cut = [lines[index - 1], lines[index]].find((each) => each?.line.length === FIELD_LENGTH);
  const { line, place } = itemAt(lines, index);
  return cut
    ? faultAt(cut.place, 'samples', `Line ${cut.place.line} ${TOO_LONG}`)
    : faultAt(
        place,
        'samples',
        `Line ${place.line} ${isLink(line) ? LINK : 'must be: input => expected answer.'}`,
      );
}

const LINK = 'is a link, which nobody here can open: paste the rows that it leads to.';

function isLink(line: string): boolean {
  return /^\s*<?https?:\/\/\S+\s*$/i.test(line);
}
