import type { Result } from './result.ts';
import { resultCsv } from './result-csv.ts';

/** A file of text, whole. */
export interface TextFile {
  name: string;
  text: string;
}

/** A result for a spreadsheet and for programs. */
export function resultFiles(result: Result): TextFile[] {
  return [
    { name: 'results.csv', text: resultCsv(result) },
    { name: 'results.json', text: resultJson(result) },
  ];
}

/** A result as its schema says it, to be read by people, too. */
export function resultJson(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
