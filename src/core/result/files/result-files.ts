import type { EvaluationRequest } from '../../evaluation.ts';
import type { TextFile } from '../../text-file.ts';
import type { Result } from '../schema/result.ts';
import { promptfooConfig } from './promptfoo-config.ts';
import { resultCsv } from './result-csv.ts';

/** A result for a spreadsheet and for programs, and its evaluation for promptfoo. */
export function resultFiles(result: Result, request: EvaluationRequest): TextFile[] {
  return [
    { name: 'results.csv', text: resultCsv(result) },
    { name: 'results.json', text: resultJson(result) },
    { name: 'promptfooconfig.yaml', text: promptfooConfig(request) },
  ];
}

/** A result as its schema says it, to be read by people, too. */
export function resultJson(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
