/** A line that opens a fence, in quotations and lists too (CommonMark 0.31, 4.5). */
const OPENING = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)$/;

/**
 * What stands in the code fences of a Markdown text, in order. A fence that is never closed ends with
 * the text.
 */
export function fenced(text: string): string[] {
  const found: string[] = [];
  let open: { marks: string; quoted: boolean; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    if (found.length === MOST_BLOCKS) return found;
    if (open) {
      const bare = open.quoted ? line.replace(/^[ \t>]+/, '') : line.trim();
      if (isClosing(bare, open.marks)) {
        found.push(open.lines.join('\n'));
        open = null;
      } else {
        open.lines.push(open.quoted ? bare : line);
      }
      continue;
    }
    const [, container, marks, info] = OPENING.exec(line.slice(0, LONGEST_OPENING)) ?? [];
    if (marks && !(marks.startsWith('`') && info!.includes('`'))) {
      open = { marks, quoted: container!.includes('>'), lines: [] };
    }
  }
  if (open) found.push(open.lines.join('\n'));
  return found;
}

const LONGEST_OPENING = 300;
/** An answer in more blocks than these is no answer in JSON. */
const MOST_BLOCKS = 100;

function isClosing(line: string, marks: string): boolean {
  const bare = line.trimEnd();
  return bare.length >= marks.length && bare.startsWith(marks) && /^(?:`+|~+)$/.test(bare);
}
