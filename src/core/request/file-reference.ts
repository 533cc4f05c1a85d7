/**
 * The file that a text of an evaluation names; null where the text stands for itself. One rule for
 * `system`, `prompt`, `context` and a judge's `rubric`: `file: NAME`; a line that ends like a text file's
 * name; a single word with an ending, or one that is written as a path.
 */
export function fileNamed(text: string): string | null {
  const trimmed = text.trim();
  const marked = /^file:(?:\/\/)?\s*(\S[^\n]*)$/.exec(trimmed)?.[1];
  if (marked !== undefined) return marked;
  return FILE_NAME.test(trimmed) || PATH.test(trimmed) ? trimmed : null;
}

const FILE_NAME = /^(?:[^\s{}]+\.[a-z]\w{1,7}|[^\n{}]+\.(?:md|txt|markdown|pdf|docx))$/i;

/** `./docs/`, `../faq`, `~/faq`, `/home/ana/faq`, `docs/`, `C:\faq`; a command like `/help` is none. */
const PATH =
  /^(?:\.{1,2}[/\\][^\s{}]*|~\/[^\s{}]*|\/[^\s{}/]+\/[^\s{}]*|[a-z]:\\[^\s{}]*|[\w.-]+\/)$/i;
