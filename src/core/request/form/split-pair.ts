/** A sample on one line. */
export interface TypedPair {
  input: string;
  expected: string;
}

/** Cuts a line into input and answer; null where it has none, or one of the two is empty. */
export type SplitPair = (line: string) => TypedPair | null;

/**
 * What stands between an input and its answer, as people type it and as their devices change it; the first is
 * ours, and the others count where it is missing.
 */
const ARROWS = [/={1,9}(?:>|&gt;)|[=＝]＞|[⇒⟹]/g, /[-–—]{1,9}(?:>|&gt;)|[→⟶➜➔➝➞➡]\ufe0f?/g];
/** What stands between a text and its label, where every line has it and labels come again. */
const BEFORE_LABELS = [': ', '：', ' - ', ' – ', ' — ', ' = '];
/** What follows a comma, or another mark that texts have themselves, is an answer where it has at most so many words. */
const LABEL_WORDS = 3;

/** Whether an arrow stands in a line. */
export function hasArrow(line: string): boolean {
  return ARROWS.some((arrow) => line.search(arrow) >= 0);
}

/** Cuts at the last arrow of the kind that comes first. */
export const splitAtArrow: SplitPair = (line) => {
  const found = ARROWS.map((arrow) => [...line.matchAll(arrow)].at(-1)).find(Boolean);
  return found ? splitAt(line, found.index, found[0].length) : null;
};

/** Cuts a line of fastText: `__label__billing I was charged twice`; null for one with several labels. */
export const splitAtLabel: SplitPair = (line) => {
  const [, expected, input] = /^\s*__label__(\S+)\s+(?!__label__)(\S.*)$/.exec(line) ?? [];
  return expected === undefined || input === undefined ? null : { input: input.trim(), expected };
};

/** Cuts at the last `delimiter`. */
export function splitAtLast(delimiter: string): SplitPair {
  return (line) => splitAt(line, line.lastIndexOf(delimiter), delimiter.length);
}

/**
 * Returns what parts every line into a text and a short answer: a comma, or a colon, dash or equals sign
 * before labels that come again. Of several the one with the shortest answers; null for none.
 */
export function labelDelimiter(lines: readonly string[]): string | null {
  const found = [',', ...BEFORE_LABELS].flatMap((delimiter) => {
    const answers = lines.flatMap((line) => splitAtLast(delimiter)(line)?.expected ?? []);
    if (answers.length < lines.length) return [];
    if (!answers.every((answer) => wordsOf(answer) <= LABEL_WORDS)) return [];
    const comeAgain = new Set(answers).size * 2 <= answers.length;
    if (delimiter !== ',' && !comeAgain) return [];
    return [{ delimiter, words: answers.reduce((sum, answer) => sum + wordsOf(answer), 0) }];
  });
  return found.toSorted((a, b) => a.words - b.words)[0]?.delimiter ?? null;
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

function splitAt(line: string, at: number, length: number): TypedPair | null {
  if (at < 0) return null;
  const input = line.slice(0, at).trim();
  const expected = line.slice(at + length).trim();
  return input === '' || expected === '' ? null : { input, expected };
}
