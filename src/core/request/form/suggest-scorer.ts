import type { Table } from '../formats/table.ts';
import { isExpectedName } from '../known-columns.ts';

/** An answer check and why it fits; `scorer` is a value of the form's choice. */
export interface ScorerSuggestion {
  scorer: 'exact' | 'contains' | 'number' | 'json';
  /** A sentence. */
  reason: string;
}

/** Answers of so many words are labels; longer ones are hardly ever written alike. */
const LABEL_WORDS = 4;

const NUMBER = /^[-+]?[$€£]?\s?\d[\d., \u00a0]*\s?(%|[a-zA-Z€$]{1,4})?$/;

/** The answer check that fits the expected answers of a form's samples; null where there are none. */
export function suggestScorer({
  rows,
  columns,
}: Pick<Table, 'rows' | 'columns'>): ScorerSuggestion | null {
  const column = columns.includes('expected') ? 'expected' : columns.find(isExpectedName);
  const answers = rows
    .map(({ cells }) => textOf(column === undefined ? undefined : cells[column]).trim())
    .filter((answer) => answer !== '');
  if (answers.length === 0) return null;
  if (answers.every((answer) => NUMBER.test(answer))) {
    return { scorer: 'number', reason: 'All answers are numbers.' };
  }
  if (answers.every(isJsonObject)) {
    return { scorer: 'json', reason: 'All answers are JSON objects.' };
  }
  const longest = Math.max(...answers.map((answer) => answer.split(/\s+/).length));
  return longest <= LABEL_WORDS
    ? { scorer: 'exact', reason: 'All answers are short: a model can give them word for word.' }
    : {
        scorer: 'contains',
        reason:
          'Some answers are sentences: a model rarely writes one word for word, but may contain it.',
      };
}

function textOf(cell: unknown): string {
  if (typeof cell === 'object' && cell !== null) return JSON.stringify(cell);
  return cell === undefined || cell === null ? '' : String(cell);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
