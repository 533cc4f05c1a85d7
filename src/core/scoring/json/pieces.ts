/** How many characters are looked at in search of closing brackets, as a multiple of the text. */
const EFFORT = 4;

/**
 * What stands between balanced braces or brackets in a text, outermost and in order: where JSON may be
 * in prose. The time grows with the text alone.
 */
export function bracketed(text: string): string[] {
  const found: string[] = [];
  const openings = /[{[]/g;
  let effort = EFFORT * text.length;
  for (let match = openings.exec(text); match && effort > 0; match = openings.exec(text)) {
    const end = closingOf(text, match.index);
    effort -= (end ?? text.length) - match.index;
    if (end === null) continue;
    found.push(text.slice(match.index, end));
    openings.lastIndex = end;
  }
  return found;
}

/** Where the bracket at `start` is closed (the place behind it); null where it isn't. Brackets in texts don't count. */
function closingOf(text: string, start: number): number | null {
  const marks = /["{}[\]]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const [mark] = match;
    if (mark === '"') {
      const end = endOfString(text, match.index);
      if (end === null) return null;
      marks.lastIndex = end;
    } else {
      depth += mark === '{' || mark === '[' ? 1 : -1;
      if (depth === 0) return match.index + 1;
    }
  }
  return null;
}

function endOfString(text: string, start: number): number | null {
  const string = /"(?:[^"\\]|\\[\s\S])*"/y;
  string.lastIndex = start;
  return string.test(text) ? string.lastIndex : null;
}
