import { z } from 'zod';

const quoteSchema = z.object({
  kind: z.literal('quote'),
  /** The form that the variants are for. */
  draft: z.uuid(),
  /** Of this question alone: however often it is sent, they are asked for once. */
  key: z.uuid(),
  /** What the shown price is of, in dollars. */
  writer: z.string(),
  each: z.number(),
  largestUsd: z.number(),
  expectedUsd: z.number().optional(),
});

const pageSchema = z.object({
  kind: z.literal('page'),
  draft: z.uuid(),
  /** From 1. */
  page: z.number(),
});

const schema = z.discriminatedUnion('kind', [quoteSchema, pageSchema]);

/** What the forms carry in which variants are asked for and ticked. */
export type VariantsMetadata = z.infer<typeof schema>;
export type QuoteMetadata = z.infer<typeof quoteSchema>;

/** The text for a view's `private_metadata`; `readVariantsMetadata` reads it back. */
export function writeVariantsMetadata(metadata: VariantsMetadata): string {
  return JSON.stringify(metadata);
}

/** Throws when it isn't what we wrote. */
export function readVariantsMetadata(text: string): VariantsMetadata {
  return schema.parse(JSON.parse(text));
}
