import { RANGES } from '../fields.ts';
import { parseCsv } from '../formats/csv.ts';
import { faultAt } from '../formats/place.ts';
import { gatherRows, type Table } from '../formats/table.ts';

const ARROW = '=>';
const CSV_HEADER = /^\s*("?[\w -]+"?[,;\t])+"?[\w -]+"?\s*$/;

/** Characters that Slack takes in a field: a longer line goes on in the next field. */
const FIELD = 3_000;
const TOO_LONG =
  'is longer than the 3,000 characters that a field takes, so it was cut: shorten it, or put the samples into a file for "llm-pick run".';

/** Samples as a person types or pastes them: `input => expected` lines, or CSV with a header that has `expected`. */
export function parseFormSamples(text: string): Table {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  if (!first.includes(ARROW) && CSV_HEADER.test(first) && /\bexpected\b/.test(first)) {
    const skipped = text.length - text.trimStart().length;
    const firstLine = text.slice(0, skipped).split('\n').length;
    return parseCsv(text.trimStart(), { file: null, firstLine, most: RANGES.samples.most });
  }
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, place: { file: null, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '');
  return gatherRows(
    lines.map(({ line, place }, index) => {
      const at = line.lastIndexOf(ARROW);
      const input = line.slice(0, at).trim();
      const expected = line.slice(at + ARROW.length).trim();
      if (at < 0 || input === '' || expected === '') {
        const cut = [lines[index - 1], lines[index]].find((each) => each?.line.length === FIELD);
        const message = `Line ${place.line} must be: input ${ARROW} expected answer.`;
        return cut
          ? faultAt(cut.place, 'samples', `Line ${cut.place.line} ${TOO_LONG}`)
          : faultAt(place, 'samples', message);
      }
      return { cells: { input, expected }, name: `sample ${index + 1}`, place };
    }),
  );
}
