/** A text as a part of a sentence: on one line, at most `length` characters of it. `"I cancelled in May…"` */
export function quoted(text: string, length: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  const characters = [...line];
  const shown =
    characters.length > length ? `${characters.slice(0, length).join('').trimEnd()}…` : line;
  return `"${shown}"`;
}
