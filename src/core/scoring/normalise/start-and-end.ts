/** Where a longer answer gives its result: a label or a number is not looked for in all of a book. */
const [START, END] = [3_000, 6_000];

/** A text without its middle where it is longer than an answer's start and end. */
export function startAndEnd(text: string): string {
  if (text.length <= START + END) return text;
  return `${text.slice(0, START)}\n…\n${text.slice(-END)}`;
}
