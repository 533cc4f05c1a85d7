import { z } from 'zod';
import { STEPS } from '../../core/request/form/form-steps.ts';

const schema = z.object({
  /** The draft that keeps what was typed. */
  draft: z.uuid(),
  step: z.enum([...STEPS, 'look']),
  /** At the last look: the highest cost in dollars that its button names. */
  largestUsd: z.number().nullable(),
  /** What it says is expected. */
  expectedUsd: z.number().nullable(),
});

/** What a form carries from one step to the next. */
export type FormMetadata = z.infer<typeof schema>;

/** The text for a view's `private_metadata`; `readMetadata` reads it back. */
export function writeMetadata(metadata: FormMetadata): string {
  return JSON.stringify(metadata);
}

/** Throws when it isn't what we wrote. */
export function readMetadata(text: string): FormMetadata {
  return schema.parse(JSON.parse(text));
}
