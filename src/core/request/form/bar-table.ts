/** `|---|:---:|` */
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/;

/**
 * A Markdown table as rows with bars between the cells: without the bars around it, and with an empty line
 * in place of the rule below its names, so that lines keep their numbers. Other text as it is.
 */
export function barTable(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const filled = lines.filter((line) => line.trim() !== '');
  const isFramed = filled.length > 0 && filled.every((line) => /^\s*\|.*\|\s*$/.test(line));
  if (!isFramed && !filled.some((line) => RULE.test(line))) return text;
  return lines
    .map((line) => {
      if (RULE.test(line)) return '';
      const cells = line
        .replace(/^\s*\|/, '')
        .replace(/\|\s*$/, '')
        .split('|');
      return cells.map((cell) => cell.trim()).join('|');
    })
    .join('\n');
}
