/** One thing the simulated models may know: an input that stands in the prompt, and what to answer. */
export interface KnownAnswer {
  input: string;
  expected: string;
  /** The task it belongs to: a wrong answer is another answer of the same task. */
  task: string;
}

export interface Knowledge {
  /** The index of the longest input that stands in a prompt; null where there is none. */
  find(prompt: string): number | null;
  expected(index: number): string;
  /** The answers of the same task that differ from this one's, without repetition. */
  others(index: number): readonly string[];
}

/** Makes a list of answers searchable; a prompt is searched once, however often it comes. */
export function createKnowledge(answers: readonly KnownAnswer[]): Knowledge {
  const found = new Map<string, number | null>();
  const longestFirst = answers
    .map(({ input }, index) => ({ input, index }))
    .filter(({ input }) => input !== '')
    .sort((a, b) => b.input.length - a.input.length);
  return {
    find: (prompt) => {
      const before = found.get(prompt);
      if (before !== undefined) return before;
      const index = longestFirst.find(({ input }) => prompt.includes(input))?.index ?? null;
      found.set(prompt, index);
      return index;
    },
    expected: (index) => answers[index]!.expected,
    others: (index) => {
      const { task, expected } = answers[index]!;
      const same = answers.filter((answer) => answer.task === task).map((each) => each.expected);
      return [...new Set(same)].filter((text) => text !== expected);
    },
  };
}
