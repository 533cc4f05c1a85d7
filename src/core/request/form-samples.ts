import { parseCsv } from './parse-csv.ts';
import { faultAt } from './place.ts';
import { gatherRows, rowFromTexts, type SampleRows } from './sample-row.ts';

const ARROW = '=>';
const CSV_HEADER = /^\s*("?[\w -]+"?[,;\t])+"?[\w -]+"?\s*$/;

/** Samples as a person types or pastes them: `input => expected` lines, or CSV with a header that has `expected`. */
export function parseFormSamples(text: string): SampleRows {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  if (!first.includes(ARROW) && CSV_HEADER.test(first) && /\bexpected\b/.test(first)) {
    const skipped = text.length - text.trimStart().length;
    const firstLine = text.slice(0, skipped).split('\n').length;
    return parseCsv(text.trimStart(), null, firstLine);
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
        const message = `Line ${place.line} must be: input ${ARROW} expected answer.`;
        return faultAt(place, 'samples', message);
      }
      const texts = new Map([
        ['input', input],
        ['expected', expected],
      ]);
      return rowFromTexts(texts, `sample ${index + 1}`, place);
    }),
  );
}
