/** How many characters are looked at in search of closing brackets, as a multiple of the text. */
const EFFORT = 4;

/** An answer in more pieces than these is no answer in JSON. */
const MOST_PIECES = 100;

/**
 * What stands between balanced braces or brackets in a text, outermost and in order: where JSON may be
 * in prose. The time grows with the text alone.
 */
export function bracketed(text: string): string[] {
  const found: string[] = [];
  const openings = /[{[]/g;
  let effort = EFFORT * text.length;
  for (
    let match = openings.exec(text);
    match && effort > 0 && found.length < MOST_PIECES;
    match = openings.exec(text)
  ) {
    const end = closingOf(text, match.index);
    effort -= (end ?? text.length) - match.index;
    if (end === null) continue;
    if (!isSetAside(text.slice(Math.max(0, match.index - REACH), match.index)))
      found.push(text.slice(match.index, end));
    openings.lastIndex = end;
  }
  return found;
}

/** Longer than any words that set JSON aside. */
const REACH = 20;
const SET_ASIDE =
  /(?<!\p{L})(?:not|never|instead of|rather than|previously|formerly|if|niet|geen|in plaats van|voorheen|als)[: ]*[`"'*]*$/iu;

/** Whether the words before JSON say that it isn't the answer. */
export function isSetAside(before: string): boolean {
  return SET_ASIDE.test(before);
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPENING, CLOSING] = [new Set([0x7b, 0x5b]), new Set([0x7d, 0x5d])];

/** Where the bracket at `start` is closed (the place behind it); null where it isn't. Brackets in texts don't count. */
function closingOf(text: string, start: number): number | null {
  let depth = 0;
  let inText = false;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText && code === BACKSLASH) at++;
    else if (code === QUOTE) inText = !inText;
    else if (inText || code < 0x5b) continue;
    else if (OPENING.has(code)) depth++;
    else if (CLOSING.has(code) && --depth === 0) return at + 1;
  }
  return null;
}
