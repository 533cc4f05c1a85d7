import { barCells } from '../formats/bar-cells.ts';

/** `|---|:---:|`, and `+----+----+` of a table that a database prints */
const RULE = /^\s*(?:\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?|\+(?:[-=]{2,}\+)+)\s*$/;

/**
 * A Markdown table as rows with bars between the cells: without the bars around it, and with an empty line
 * in place of the rule below its names, so that lines keep their numbers. Other text as it is.
 */
export function barTable(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const filled = lines.filter((line) => line.trim() !== '');
  const isFramed =
    filled.length > 0 && filled.every((line) => /^\s*\|.*\|\s*$/.test(line) || RULE.test(line));
  if (!isFramed && !filled.some((line) => RULE.test(line))) return text;
  return lines.map((line) => (RULE.test(line) ? '' : barCells(line))).join('\n');
}
