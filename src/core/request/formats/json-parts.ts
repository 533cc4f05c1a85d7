import { lastOf } from '../../last-of.ts';

/** A piece of a JSON text. */
interface JsonPart {
  text: string;
  /** Where it begins in the whole. */
  offset: number;
}

/**
 * What stands between the outermost brackets and commas of a JSON text, without reading it: the
 * elements of a list, the members of an object. null where the brackets don't match.
 */
export function jsonParts(text: string): JsonPart[] | null {
  const parts: JsonPart[] = [];
  let depth = 0;
  let from = 0;
  const end = (at: number) => parts.push({ text: text.slice(from, at), offset: from });
  for (let at = text.search(/\S/); at >= 0 && at < text.length; at++) {
    const character = text.charAt(at);
    if (depth === 0 && parts.length > 0 && !/\s/.test(character)) return null;
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') {
      if (++depth === 1) from = at + 1;
    } else if (character === ']' || character === '}') {
      if (--depth === 0) end(at);
    } else if (character === ',' && depth === 1) {
      end(at);
      from = at + 1;
    }
  }
  return depth === 0 ? parts : null;
}

/**
 * The objects and lists that stand one after another in a text, with the white space before each (commas
 * between them are no matter); null where anything else stands between, or brackets don't match.
 */
export function jsonValues(text: string): { gap: string; text: string }[] | null {
  const values: { gap: string; text: string }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') {
      if (++depth > 1) continue;
      const gap = text.slice(from, at).replace(',', ' ');
      if (gap.trim() !== '') return null;
      values.push({ gap, text: '' });
      from = at;
    } else if ((character === ']' || character === '}') && --depth === 0) {
      lastOf(values).text = text.slice(from, at + 1);
      from = at + 1;
    }
    if (depth < 0) return null;
  }
  return depth === 0 && text.slice(from).replace(',', ' ').trim() === '' ? values : null;
}

/** Where another object or list begins after the first of a text; null where none does. */
export function secondValue(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && --depth === 0) {
      const next = /\S/.exec(text.slice(at + 1));
      return next && /[[{,]/.test(next[0]) ? at + 1 + next.index : null;
    }
  }
  return null;
}

/** The value under a key of a JSON text's outermost object; null where it isn't there. */
export function memberOf(text: string, key: string): JsonPart | null {
  for (const part of jsonParts(text) ?? []) {
    const from = part.text.indexOf('"');
    const end = endOfString(part.text, from);
    if (from < 0 || JSON.parse(part.text.slice(from, end + 1)) !== key) continue;
    const begin = part.text.indexOf(':', end) + 1;
    return { text: part.text.slice(begin), offset: part.offset + begin };
  }
  return null;
}

/** A key that the outermost object of a JSON text has twice; JSON itself keeps the last without a word. */
export function keyTwice(text: string): string | null {
  const keys = new Set<string>();
  for (const part of jsonParts(text) ?? []) {
    const from = part.text.indexOf('"');
    if (from < 0) continue;
    const key = JSON.parse(part.text.slice(from, endOfString(part.text, from) + 1)) as string;
    if (keys.has(key)) return key;
    keys.add(key);
  }
  return null;
}

/** Where the string ends that begins at `from`; the text's end where it is never closed. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
