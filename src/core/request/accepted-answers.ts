import { parse } from 'yaml';
import type { Scorer } from '../evaluation.ts';
import { exactJson, isRecord, textOfValue } from './formats/exact-json.ts';
import { leafPaths } from './leaf-paths.ts';

/**
 * The answers that a cell accepts: all of a list, each as right as the others; for the json scorer and a
 * judge the value itself. Empty where there is none; a message where it is no answer.
 */
export function acceptedAnswers(
  value: unknown,
  scorer: Scorer['type'],
): { answers: readonly string[] } | { message: string } {
  if (value === undefined || value === null) return { answers: [] };
  if (scorer === 'json' || scorer === 'judge') return { answers: [textOfValue(value)] };
  if (isRecord(value)) return { message: partWords(value) };
  if (Array.isArray(value)) return answersIn(value);
  const whole = textOfValue(value);
  const object = TAKES_MARKED.has(scorer) ? objectIn(whole) : null;
  if (object) return { message: partWords(object) };
  const text = (TAKES_MARKED.has(scorer) ? markedAnswer(whole) : null) ?? whole;
  const list = scorer === 'prefixed' ? null : listIn(text);
  if (list === null) return { answers: [text] };
  // The text may be meant as it stands, too; as a pattern or a number it never is.
  const asWritten = scorer === 'exact' || scorer === 'contains' ? [text] : [];
  return { answers: [...list, ...asWritten] };
}

/** Scorers that compare the end result of a worked solution, not the whole of it. */
export const TAKES_MARKED: ReadonlySet<Scorer['type']> = new Set(['number', 'exact', 'contains']);

/**
 * What stands after `####` at the end of a worked solution, as GSM8K writes its answers; null where
 * nothing does.
 */
export function markedAnswer(text: string): string | null {
  return /(?:^|\n)####[ \t]*(\S[^\n]*)\s*$/.exec(text)?.[1]?.trim() ?? null;
}

/** The answers with the highest score of `{"Yes": 1, "No": 0}`; what has no such form stays as it is. */
export function bestScored(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const scores = Object.entries(value).map(
    ([text, score]) => [text, Number(textOfValue(score))] as const,
  );
  if (scores.some(([, score]) => Number.isNaN(score))) return value;
  const best = Math.max(...scores.map(([, score]) => score));
  return scores.flatMap(([text, score]) => (score === best ? [text] : []));
}

function answersIn(values: readonly unknown[]): { answers: string[] } | { message: string } {
  const filled = values.filter((each) => each !== null && each !== '');
  if (filled.some((each) => Array.isArray(each) || isRecord(each))) {
    const isSpans = filled.some((each) => Array.isArray(each));
    const [path] = isSpans ? [] : leafPaths({ COLUMN: JSON.stringify(values) });
    const part = path === undefined ? '' : `name the part that holds it ("expected: ${path}"), `;
    return {
      message: `has a list of lists or objects as its expected answer: ${part}write a list of texts, or use the scorer json.`,
    };
  }
  return { answers: [...new Set(filled.map(textOfValue))] };
}

/** Keys under which answers usually stand. */
const PARTS = [
  'text',
  'value',
  'answer',
  'answers',
  'label',
  'name',
  'normalized_aliases',
  'aliases',
];

function partWords(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  const part = PARTS.find((key) => keys.includes(key)) ?? keys[0] ?? 'text';
  return `has an object as its expected answer: name the part that holds it ("expected: COLUMN.${part}"), or use the scorer json.`;
}

/** The object that a cell of text holds as JSON; null where it is none. */
export function objectIn(text: string): Record<string, unknown> | null {
  if (!/^\s*\{[\s\S]*\}\s*$/.test(text)) return null;
  try {
    const value = exactJson(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** A list of quoted texts as it is written into a cell: `["a", "b"]` or `['a', 'b']`; null where it is none. */
function listIn(text: string): string[] | null {
  if (!/^\s*\[\s*(?:"[\s\S]*"|'[\s\S]*')\s*\]\s*$/.test(text)) return null;
  try {
    const value: unknown = parse(text, { logLevel: 'silent' });
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  } catch {
    return null;
  }
}
