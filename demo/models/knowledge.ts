import { onOneLine } from '../on-one-line.ts';

/** One thing the simulated models may know: an input that stands in the prompt, and what to answer. */
export interface KnownAnswer {
  input: string;
  expected: string;
  /** The task it belongs to: a wrong answer is another answer of the same task. */
  task: string;
  /** What stands in a prompt that gives it away; null: it takes no document. */
  fact: string | null;
}

export interface Knowledge {
  /** The index of the input that stands last in a prompt, the longest of several; null where there is none. */
  find(prompt: string): number | null;
  expected(index: number): string;
  /** Null: it is answered without a document. */
  fact(index: number): string | null;
  /** The answers of the same task that differ from this one's, without repetition. */
  others(index: number): readonly string[];
}

/** Makes a list of answers searchable; a prompt is searched once, however often it comes. */
export function createKnowledge(answers: readonly KnownAnswer[]): Knowledge {
  const found = new Map<string, number | null>();
  const longestFirst = answers
    .map(({ input }, index) => ({ input: onOneLine(input), index }))
    .filter(({ input }) => input !== '')
    .sort((a, b) => b.input.length - a.input.length);
  return {
    find: (text) => {
      const prompt = onOneLine(text);
      const before = found.get(prompt);
      if (before !== undefined) return before;
      // Examples that are shown stand before what is asked.
      const [last] = longestFirst
        .filter(({ input }) => prompt.includes(input))
        .map(({ input, index: at }) => ({ at, end: prompt.lastIndexOf(input) + input.length }))
        .sort((a, b) => b.end - a.end);
      const index = last?.at ?? null;
      found.set(prompt, index);
      return index;
    },
    expected: (index) => answers[index]!.expected,
    fact: (index) => answers[index]!.fact,
    others: (index) => {
      const { task, expected } = answers[index]!;
      const same = answers.filter((answer) => answer.task === task).map((each) => each.expected);
      return [...new Set(same)].filter((text) => text !== expected);
    },
  };
}
