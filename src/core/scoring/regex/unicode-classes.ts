/** What RE2 has for ASCII alone, for all letters, digits and spaces; the second is what a class leaves out. */
const CLASSES: Readonly<Record<string, string>> = {
  '\\w': '\\p{L}\\p{M}\\p{N}_',
  '\\W': '\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}\u203f\u2040\u2054',
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\s': '\\s\\p{Z}\u0085\ufeff',
  '\\S': '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Co}\\x00-\\x08\\x0e-\\x1f\\x7f',
};

const START = '(?:\\A|[^\\p{L}\\p{M}\\p{N}_])';
const END = '(?:[^\\p{L}\\p{M}\\p{N}_]|\\z)';

/** A piece of a pattern: a quotation, an escape, the opening of a group, flags, or one character. */
const PIECES =
  /\\Q[\s\S]*?(?:\\E|$)|\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\[\s\S]|\(\?[imsU-]+\)|\(\?(?:P?<\w+>|[imsU-]*:)|[\s\S]/gu;

interface Piece {
  text: string;
  role: 'open' | 'close' | 'bar' | 'flags' | 'in class' | 'other';
}

/**
 * A pattern whose `\w \d \s`, and `\b` at its ends, know the letters of every language, where RE2's know
 * ASCII. Throws an Error in words for a `\b` within it beside a letter that RE2 takes for none.
 */
export function withUnicodeClasses(pattern: string): string {
  const pieces = piecesOf(pattern);
  const translated = pieces.map(({ text, role }, at) => {
    if (text === '\\b' && role !== 'in class') return boundary(pieces, at);
    const letters = CLASSES[text];
    if (letters === undefined) return text;
    return role === 'in class' ? letters : `[${letters}]`;
  });
  return translated.join('');
}

function piecesOf(pattern: string): Piece[] {
  const texts = pattern.match(PIECES) ?? [];
  let opened: number | null = null;
  return texts.map((text, at): Piece => {
    if (opened !== null) {
      if (text === ']' && at > opened) opened = null;
      return { text, role: 'in class' };
    }
    // A bracket right behind the one that opens a class belongs to it: []a] and [^]a].
    if (text === '[') {
      const first = texts[at + 1] === '^' ? at + 2 : at + 1;
      opened = texts[first] === ']' ? first : at;
      return { text, role: 'in class' };
    }
    return { text, role: roleOf(text) };
  });
}

function roleOf(text: string): Piece['role'] {
  if (text === ')') return 'close';
  if (text === '|') return 'bar';
  if (text.startsWith('(')) return text.endsWith(')') ? 'flags' : 'open';
  return 'other';
}

function boundary(pieces: readonly Piece[], at: number): string {
  const before = pieces.slice(0, at);
  const after = pieces.slice(at + 1);
  const next = after.find(({ role }) => role !== 'open')?.text ?? '';
  const previous = before.findLast(({ role }) => role !== 'close')?.text ?? '';
  if (isEdge(before.toReversed(), 'open', 'close') && WORDLY.test(next)) return START;
  if (isEdge(after, 'close', 'open') && WORDLY.test(previous)) return END;
  if (/\P{ASCII}/u.test(previous + next)) throw new Error(INNER_BOUNDARY);
  return '\\b';
}

const INNER_BOUNDARY =
  'a \\b within it stands beside a letter that is not ASCII, where it finds no boundary: write \\s or \\W there';

/** A piece that stands for letters or digits, or ends a repeat of them. */
const WORDLY = /^(?:[\p{L}\p{M}\p{N}_[\]+*?}]|\\[wd]|\\p\{)/u;

/** Whether these pieces, read outwards, only leave groups (by `leaves`): other alternatives are passed over. */
function isEdge(outwards: readonly Piece[], leaves: 'open' | 'close', enters: 'open' | 'close') {
  let passing = 0;
  for (const { role } of outwards) {
    if (passing > 0) {
      if (role === enters) passing++;
      else if (role === leaves) passing--;
    } else if (role === 'bar') {
      passing = 1;
    } else if (role !== leaves && role !== 'flags') {
      return false;
    }
  }
  return true;
}
