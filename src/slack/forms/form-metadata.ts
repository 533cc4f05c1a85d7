import { z } from 'zod';
import { LIMITS } from '../../blocks/parts/limits.ts';
import { STEPS } from '../../core/request/form/form-steps.ts';

const schema = z.object({
  /** The draft that keeps what was typed. */
  draft: z.uuid(),
  step: z.enum([...STEPS, 'look']),
  /** At the last look: the highest cost in dollars that its button names. */
  largestUsd: z.number().nullable(),
  /** What it says is expected. */
  expectedUsd: z.number().nullable(),
  /** By the catalogue's name of a model: tokens a character, as its provider counted them for that look. */
  tokensPerCharacter: z.record(z.string(), z.number()).default({}),
});

/** What a form carries from one step to the next. */
export type FormMetadata = z.infer<typeof schema>;

/** The text for a view's `private_metadata`; `readMetadata` reads it back, without the counts of more models than fit. */
export function writeMetadata(metadata: FormMetadata): string {
  const text = JSON.stringify(metadata);
  const fits = text.length <= LIMITS.modal.metadata;
  return fits ? text : JSON.stringify({ ...metadata, tokensPerCharacter: {} });
}

/** Throws when it isn't what we wrote. */
export function readMetadata(text: string): FormMetadata {
  return schema.parse(JSON.parse(text));
}
