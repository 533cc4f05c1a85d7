import { z } from 'zod';
import { isObject } from '../scoring/json/read-json.ts';

/** Characters of one text, at most. */
const LONGEST_TEXT = 400_000;

/** A text that is there; `what` it is, for whoever left it out. */
export const text = (what: string) =>
  z
    .string({ error: ({ input }) => noText(input, what) })
    .refine((value) => value.trim() !== '', `is empty: write ${what}`)
    .refine((value) => !value.includes('\0'), 'holds a zero character (\\0): remove it')
    .max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters`);

/** A text, or the name of a file that holds it: `file: notes.md`, or its name alone (`fileNamed`). */
export const textOrFile = (what: string) =>
  z.preprocess((value) => (isFileKey(value) ? `file: ${value.file}` : value), text(what));

function isFileKey(value: unknown): value is { file: string } {
  return isObject(value) && Object.keys(value).join() === 'file' && typeof value.file === 'string';
}

function noText(given: unknown, what: string): string {
  if (given === undefined) return `is missing: write ${what}`;
  const isBraced = typeof given === 'object';
  const quotes = isBraced ? 'Text with braces or brackets stands in quotes' : 'Put it in quotes';
  return `must be text: ${what}. ${quotes}`;
}

/** True or false, also as older YAML writes them: yes, no, on, off. */
export const yesOrNo = z.preprocess(
  (value) => (typeof value === 'string' ? (YES_OR_NO.get(value.toLowerCase()) ?? value) : value),
  z.boolean('must be true or false'),
);

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/** An object that takes no other keys; the message of an unknown one lists the keys there are. */
export const strict = <Shape extends z.core.$ZodShape>(shape: Shape, otherwise?: string) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? keysOf(shape) : otherwise),
  });

const keysOf = (shape: z.core.$ZodShape) =>
  Object.keys(shape)
    .filter((key) => key !== 'kind')
    .join(', ');
