const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Lines that are looked at: more say the same. */
const LINES = 20;

/** Rows that may stand above the names of the columns, as the title of an export does. */
const TITLE_ROWS = 5;

/**
 * What parts the cells of a text: the delimiter that most of the first lines have as often as the first
 * row, outside quotes; among several, the one it has most of. Where few lines are like the first, it may
 * be a title: then the rows below decide. A space between names in quotes; a comma where there is none.
 */
export function delimiterOf(text: string): string {
  if (SPACED.test(text)) return ' ';
  const lines = firstRows(text);
  const own = bestOf(lines);
  if (own && own.alike >= 0.5) return own.delimiter;
  for (let title = 1; title <= TITLE_ROWS && lines.length - title > 1; title++) {
    const below = bestOf(lines.slice(title));
    if (below && below.alike > 0.5) return below.delimiter;
  }
  return own?.delimiter ?? ',';
}

/** Every name in quotes and a space between them, as R writes a table. */
const SPACED = /^\s*"[^"\n]*"(?: "[^"\n]*")+ *\n/;

function bestOf(lines: readonly string[]) {
  const fit = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [inFirst = 0] = counts;
    const alike = counts.filter((number) => number === inFirst).length / counts.length;
    return { delimiter, inFirst, alike };
  };
  return DELIMITERS.map(fit)
    .filter(({ inFirst }) => inFirst > 0)
    .toSorted((a, b) => b.alike - a.alike || b.inFirst - a.inFirst)[0];
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
