import { z } from 'zod';

const schema = z.object({
  evaluationId: z.string(),
  channel: z.string().nullable(),
  /** The message of the evaluation, in whose thread the answer is posted. */
  ts: z.string().nullable(),
  /** The most that was shown; null: no price was shown yet. */
  budgetUsd: z.number().nullable(),
  /** The document that was uploaded, where Slack keeps it; null: none was. */
  file: z.object({ name: z.string(), url: z.string() }).nullable(),
});

/** What the form of [Why does it fail?] carries from its opening to its start. */
export type WhyMetadata = z.infer<typeof schema>;

/** The text for a view's `private_metadata`; `readWhyMetadata` reads it back. */
export function writeWhyMetadata(metadata: WhyMetadata): string {
  return JSON.stringify(metadata);
}

/** Throws when it isn't what we wrote. */
export function readWhyMetadata(text: string): WhyMetadata {
  return schema.parse(JSON.parse(text));
}
