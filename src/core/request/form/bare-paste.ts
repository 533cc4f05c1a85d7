import { hasArrow } from './split-pair.ts';

/** Where a line ends, also in what comes from a word processor. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
const FENCE = /^(?:```|~~~)\s*\w*$/;
/** What stands before a line of a list or of a quotation; a number apart. */
const MARK = /^\s*(?:[-*•‣◦·>]|(\d{1,4})[.)])\s+(?:\[[ xX]?\]\s+)?(?=\S)/;
/** What parts the cells of a sheet. */
const CELL_ENDS = ['\t', ';', ','];

/** Returns a paste without the fences of a code block, and words around its one block; lines keep their numbers. */
export function withoutFences(pasted: string): string {
  const lines = pasted.split('\n');
  const filled = lines.filter(isFilled);
  if (isFence(filled[0] ?? '') && isFence(filled.at(-1) ?? '')) {
    return lines.map((line) => (isFence(line) ? '' : line)).join('\n');
  }
  const [open, close, ...others] = lines.flatMap((line, at) => (isFence(line) ? [at] : []));
  if (open === undefined || close === undefined || others.length > 0) return pasted;
  const around = [...lines.slice(0, open), ...lines.slice(close + 1)].filter(isFilled);
  if (around.length > MOST_AROUND || around.some(isSampleLike)) return pasted;
  return lines.map((line, at) => (at > open && at < close ? line : '')).join('\n');
}

/** More lines than these around a block are no remark on it. */
const MOST_AROUND = 12;

/** Whether a line may be a sample, or a part of one: "a => b", cells, "Q: …". */
function isSampleLike(line: string): boolean {
  return hasArrow(line) || /[\t|]|^\W{0,3}[\p{L} ]{1,20}:\s*\S/u.test(line);
}

function isFence(line: string): boolean {
  return FENCE.test(line.trim());
}

/**
 * Returns pasted lines without what stands around samples: the marks of a list or quotation before every
 * line, empty columns of a sheet after it. Lines keep their numbers; `notes` say what was left out.
 */
export function barePaste(pasted: string): { text: string; notes: readonly string[] } {
  const lines = pasted.split(LINE_END);
  const isList = areMarked(lines.filter(isFilled));
  const unmarked = isList ? lines.map((line) => line.replace(MARK, '')) : lines;
  return {
    text: withoutEmptyColumns(unmarked).join('\n'),
    notes: isList ? ['The mark of the list before every line is left out.'] : [],
  };
}

/** Whether every line has such a mark; numbers count on, else they belong to the texts. */
function areMarked(filled: readonly string[]): boolean {
  const numbers = filled.map((line) => MARK.exec(line)).map((mark) => mark && Number(mark[1] ?? 0));
  const [first, second] = numbers;
  if (typeof first !== 'number' || typeof second !== 'number') return false;
  return numbers.every((number, index) => number === (second === 0 ? 0 : first + index));
}

/** After an arrow a semicolon or a comma belongs to the answer. */
function withoutEmptyColumns(lines: readonly string[]): readonly string[] {
  const filled = lines.filter(isFilled);
  const delimiters = filled.some(hasArrow) ? ['\t'] : CELL_ENDS;
  for (const delimiter of delimiters) {
    const empty = Math.min(...filled.map((line) => emptyCells(line, delimiter).length));
    if (filled.length > 0 && empty > 0) {
      return lines.map((line) => line.slice(0, emptyCells(line, delimiter)[empty - 1]));
    }
  }
  return lines;
}

/** Where the delimiters stand that only others and spaces follow, the last first. */
function emptyCells(line: string, delimiter: string): number[] {
  const places: number[] = [];
  for (let at = line.length - 1; at >= 0; at--) {
    if (line[at] === delimiter) places.push(at);
    else if (line[at] !== ' ') break;
  }
  return places;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
