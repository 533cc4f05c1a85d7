import { exactJson, isRecord } from './exact-json.ts';
import { jsonValues } from './json-parts.ts';

/**
 * The JSON that a text is but for its form, or null: with comments, commas before a closing bracket, keys
 * without quotes and texts in single ones, as JSON5 has them; or objects one after another, as a list.
 * Lines stay lines, and numbers as they were written.
 */
export function nearJson(text: string): string | null {
  const plain = withoutForms(text);
  if (isJson(plain)) return plain;
  const objects = jsonValues(plain);
  if (objects === null || objects.length < 2) return null;
  const list = `[${objects.map(({ gap, text: object }, at) => `${at === 0 ? '' : ','}${gap}${object}`).join('')}]`;
  return isJson(list) && (JSON.parse(list) as unknown[]).every(isRecord) ? list : null;
}

function isJson(text: string): boolean {
  try {
    exactJson(text);
    return true;
  } catch {
    return false;
  }
}

/** Text in quotes, or a comment. */
const COMMENT =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^'\\]*(?:\\[\s\S][^'\\]*)*'|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Text in quotes, a comma before a closing bracket, a name before a colon, or what Python and JavaScript write where nothing is. */
const FORM =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|,(?=\s*[\]}])|(?<![\w$])([A-Za-z_$][\w$]*)(?=\s*:)|(?<![\w$-])(?:NaN|undefined)(?![\w$])/g;

function withoutForms(text: string): string {
  const bare = text.replaceAll(COMMENT, (found) =>
    found.startsWith('/') ? found.replaceAll(/[^\n]/g, ' ') : found,
  );
  return bare.replaceAll(FORM, (form, inside?: string, name?: string) => {
    if (inside !== undefined) return inDoubleQuotes(inside);
    if (name !== undefined) return `"${name}"`;
    if (form === 'NaN' || form === 'undefined') return 'null';
    return form === ',' ? ' ' : form;
  });
}

/** `\'` and `"` as JSON writes them; what JSON escapes stays. */
function inDoubleQuotes(inside: string): string {
  const text = inside.replaceAll(/\\([\s\S])|"/g, (found, escaped?: string) => {
    if (escaped === undefined) return '\\"';
    if (escaped === "'") return "'";
    return escaped === '\n' ? '' : found;
  });
  return `"${text}"`;
}
