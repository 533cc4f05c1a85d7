/** Nobody compares JSON in more levels than these, and each takes a call within the one before. */
const MOST_LEVELS = 500;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPENING, CLOSING] = [new Set([0x7b, 0x5b]), new Set([0x7d, 0x5d])];
const LEAST_BRACKET = 0x5b;

/** Whether a JSON text opens more than 500 brackets before it closes them. Brackets in texts don't count. */
export function isTooDeep(text: string): boolean {
  if (text.length <= MOST_LEVELS) return false;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText && code === BACKSLASH) at++;
    else if (code === QUOTE) inText = !inText;
    else if (inText || code < LEAST_BRACKET) continue;
    else if (CLOSING.has(code)) depth--;
    else if (OPENING.has(code) && ++depth > MOST_LEVELS) return true;
  }
  return false;
}
