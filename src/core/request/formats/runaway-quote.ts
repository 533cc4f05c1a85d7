/** A quote that takes more of a CSV file into its cell than its line; lines count from 1. */
export interface RunawayQuote {
  /** The line on which it opens. */
  opened: number;
  /** The line of the quote that neither closes the cell nor is doubled; null where none follows. */
  met: number | null;
}

/**
 * The first quote that opens a cell, runs over the end of its line, and is closed wrongly or never;
 * null where there is none. Newlines are line feeds.
 */
export function runawayQuote(text: string, delimiter: string): RunawayQuote | null {
  let line = 1;
  let cellBegins = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && cellBegins) {
      const end = closingQuote(text, at, delimiter);
      const crossed = newlinesIn(text.slice(at, end.at));
      if (!end.closes && crossed > 0) {
        return { opened: line, met: end.at < text.length ? line + crossed : null };
      }
      if (end.at >= text.length) return end.closes ? null : { opened: line, met: null };
      line += crossed;
      at = end.closes ? end.at : endOfLine(text, end.at) - 1;
      cellBegins = false;
    } else {
      cellBegins = character === delimiter || character === '\n';
      if (character === '\n') line += 1;
    }
  }
  return null;
}

/** Where the next quote stands that isn't doubled, and whether a cell may end there. */
function closingQuote(text: string, opening: number, delimiter: string) {
  let at = opening + 1;
  for (; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') break;
    at += 1;
  }
  const next = text[at + 1];
  const closes = at < text.length && (next === undefined || next === delimiter || next === '\n');
  return { at, closes };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}
