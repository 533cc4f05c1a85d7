const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Lines that are looked at: more say the same. */
const LINES = 20;

/**
 * What parts the cells of a text: the delimiter that most of the first lines have as often as the first
 * row, outside quotes; among several, the one it has most of. A comma where there is none.
 */
export function delimiterOf(text: string): string {
  const lines = firstRows(text);
  const fit = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [inFirst = 0] = counts;
    const alike = counts.filter((number) => number === inFirst).length / counts.length;
    return { delimiter, inFirst, alike };
  };
  const [best] = DELIMITERS.map(fit)
    .filter(({ inFirst }) => inFirst > 0)
    .toSorted((a, b) => b.alike - a.alike || b.inFirst - a.inFirst);
  return best?.delimiter ?? ',';
}

/** The first rows without what stands in quotes. */
function firstRows(text: string): string[] {
  const rows = [''];
  let quoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character !== '\n') rows[rows.length - 1] += character;
    else if (rows.length === LINES) break;
    else if (rows.at(-1) !== '') rows.push('');
  }
  return rows.at(-1) === '' && rows.length > 1 ? rows.slice(0, -1) : rows;
}
