import { lastOf } from '../../last-of.ts';
import type { TextPlace } from '../formats/place.ts';
import type { Row } from '../formats/table.ts';
import { isExpectedName, isKnownColumn } from '../known-columns.ts';

/** A line that says what it holds: `Q: …`, `Expected answer: …`, `- input: …`. */
const LABELLED = /^\s*(?:[-*]\s+)?(\p{L}[\p{L}_ ]{0,20}?)\s*[:：](?:\s+(.*))?$/u;
/** A line that parts two samples. */
const RULE = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|#{3,})\s*$/;
const SHORT: Readonly<Record<string, string>> = { q: 'question', a: 'answer', v: 'vraag' };

interface Labelled {
  cells: Record<string, string>;
  place: TextPlace;
}

/**
 * Returns samples whose parts stand on lines of their own: `Q: …` and `A: …`, `Input: …` and `Output: …`;
 * what has no label goes on with the part before it. null for other lines.
 */
export function labelledRows(lines: readonly { line: string; place: TextPlace }[]): Row[] | null {
  const first = labelOf(lines[0]?.line ?? '');
  if (first === null || isExpectedName(first.column)) return null;
  const rows: Labelled[] = [];
  let part = first.column;
  for (const { line, place } of lines.filter((each) => !RULE.test(each.line))) {
    const label = labelOf(line);
    if (label?.column === first.column) rows.push({ cells: {}, place });
    const { cells } = lastOf(rows);
    part = label?.column ?? part;
    const text = label?.text ?? line.trim();
    cells[part] = cells[part] ? `${cells[part]}\n${text}` : text;
  }
  if (!rows.some(({ cells }) => Object.keys(cells).some(isExpectedName))) return null;
  return rows.map((row, index) => ({ ...row, name: `sample ${index + 1}` }));
}

function labelOf(line: string): { column: string; text: string } | null {
  const [, label, text = ''] = LABELLED.exec(line) ?? [];
  if (label === undefined) return null;
  const small = label.toLowerCase();
  const column = SHORT[small] ?? small;
  return isKnownColumn(column) ? { column, text: text.trim() } : null;
}
