import { isSeq, LineCounter, parseDocument } from 'yaml';
import { faultAt } from './place.ts';
import { gatherRows, rowFromValue, type SampleRows } from './sample-row.ts';

/** Samples from JSON Lines: one object a line; blank lines are no matter. */
export function parseJsonLines(text: string, file: string | null): SampleRows {
  const lines = withoutMark(text)
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, place: { file, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '');
  return gatherRows(
    lines.map(({ line, place }, index) => {
      try {
        return rowFromValue(JSON.parse(line), index, place);
      } catch (error) {
        return faultAt(place, null, `This line is not JSON: ${(error as Error).message}.`);
      }
    }),
  );
}

/** Samples from a JSON (or YAML) list of objects. */
export function parseJsonSamples(text: string, file: string | null): SampleRows {
  const lines = new LineCounter();
  const document = parseDocument(withoutMark(text), { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const syntax = document.errors.map(({ message, pos }) =>
    faultAt(placeAt(pos[0]), null, `${message}. Mend the JSON there.`),
  );
  if (syntax.length > 0) return { rows: [], columns: [], faults: syntax };
  const { contents } = document;
  if (!isSeq(contents)) {
    const message = 'The file must hold a list: [{"input": "...", "expected": "..."}, ...].';
    return {
      rows: [],
      columns: [],
      faults: [faultAt({ file, line: 1, column: 1 }, null, message)],
    };
  }
  const values = document.toJS() as unknown[];
  return gatherRows(
    values.map((value, index) => {
      const item = contents.items[index] as { range?: [number, number, number] };
      return rowFromValue(value, index, placeAt(item.range?.[0] ?? 0));
    }),
  );
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
