import type { Scorer } from '../evaluation.ts';
import { objectIn, TAKES_MARKED } from './accepted-answers.ts';
import { isRecord } from './formats/exact-json.ts';

/** Objects within objects that have one part each. */
const DEEPEST = 3;

/**
 * The path to the only part of an answer that is an object with one key in every row, as
 * `{"answer": "yes"}`: where the scorer compares texts, that part is the answer. The path itself elsewhere.
 */
export function onlyPart(
  path: string,
  valuesAt: (path: string) => readonly unknown[],
  scorer: Scorer['type'],
): string {
  let found = path;
  for (let depth = 0; TAKES_MARKED.has(scorer) && depth < DEEPEST; depth++) {
    const keys = new Set(valuesAt(found).filter(isGiven).map(onlyKey));
    const [key] = keys;
    if (keys.size !== 1 || !key) return found;
    found = `${found}.${key}`;
  }
  return found;
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** null for what is no object with one plainly named key. */
function onlyKey(value: unknown): string | null {
  const object = typeof value === 'string' ? objectIn(value) : value;
  const keys = isRecord(object) ? Object.keys(object) : [];
  const [key] = keys;
  return keys.length === 1 && key !== undefined && /^[^.[\]"]+$/.test(key) ? key : null;
}
