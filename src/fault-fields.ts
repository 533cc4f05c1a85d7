import { createHash } from 'node:crypto';
import { redact } from './redact.ts';
import { shapeOf } from './repeats.ts';

/** No vowels, so no words; no digits, so that the log keeps lines of two references apart. */
const LETTERS = 'bcdfghjkmnpqrstv';
const LENGTH = 4;

/** The fields of an unexpected error's log line. */
export type FaultFields = Readonly<{
  /** What a person can quote, e.g. `kfbt`. */
  reference: string;
  /** The stack's first line; null where there is none. */
  at: string | null;
  error: unknown;
}>;

/**
 * Returns what the log says of an unexpected error, with a reference to quote. The same fault has the
 * same reference whatever its numbers and ids, so that it stands in the log even where alike lines
 * are left out.
 */
export function faultFields(error: unknown): FaultFields {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = /^ +at (.+)$/m.exec(stack)?.[1] ?? null;
  const shape = shapeOf(JSON.stringify(redact(error, { withStack: false })) ?? '');
  const digest = createHash('sha256').update(`${shape} ${at}`).digest('hex');
  const letters = [...digest.slice(0, LENGTH)].map((digit) => LETTERS[Number.parseInt(digit, 16)]);
  return { reference: letters.join(''), at, error };
}
