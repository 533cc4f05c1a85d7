import { z } from 'zod';

const schema = z.object({
  /** Where the command was typed: the result goes there. */
  channel: z.string().regex(/^[A-Z0-9]+$/),
  /** They were told that these samples can't prove the bar. */
  warned: z.boolean(),
});

/** What a form carries from its opening to its submission. */
export type FormMetadata = z.infer<typeof schema>;

/** The text for a view's `private_metadata`; `readMetadata` reads it back. */
export function writeMetadata(metadata: FormMetadata): string {
  return JSON.stringify(metadata);
}

/** Throws when it isn't what we wrote. */
export function readMetadata(text: string): FormMetadata {
  return schema.parse(JSON.parse(text));
}
