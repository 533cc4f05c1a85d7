import { z } from 'zod';
import type { StreamReading } from './hear-stream.ts';

const object = z.record(z.string(), z.unknown());

const chunkSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({ parts: z.array(object).nullish() })
          .nullish()
          .catch(null),
        finishReason: z.string().nullish().catch(null),
      }),
    )
    .nullish()
    .catch(null),
  promptFeedback: object.nullish().catch(null),
  usageMetadata: object.nullish().catch(null),
  modelVersion: z.string().nullish().catch(null),
});
type Chunk = z.infer<typeof chunkSchema>;

/** How generateContent streams an answer: each event is a whole reply with a part of the words. */
export const GEMINI_STREAM: StreamReading = {
  hasText: (event) =>
    partsOf(chunkOf(event)).some(({ text, thought }) => thought !== true && Boolean(text)),
  join: (events) => {
    const chunks = events.map(chunkOf);
    const last = <Key extends keyof Chunk>(key: Key) =>
      chunks.findLast((chunk) => chunk[key])?.[key];
    const finishReason = chunks
      .map(({ candidates }) => candidates?.[0]?.finishReason)
      .findLast(Boolean);
    const parts = chunks.flatMap(partsOf);
    const hasCandidates = chunks.some(({ candidates }) => candidates);
    return {
      candidates: hasCandidates ? [{ content: { parts }, finishReason }] : null,
      promptFeedback: last('promptFeedback'),
      usageMetadata: usageOf(chunks),
      modelVersion: last('modelVersion'),
    };
  },
};

function chunkOf(event: unknown): Chunk {
  return chunkSchema.safeParse(event).data ?? {};
}

function partsOf({ candidates }: Chunk): Record<string, unknown>[] {
  return candidates?.[0]?.content?.parts ?? [];
}

/** Counts grow from event to event; what a later one leaves out stays. */
function usageOf(chunks: readonly Chunk[]): Record<string, unknown> | undefined {
  const counts = chunks.flatMap(({ usageMetadata }) => usageMetadata ?? []);
  return counts.length === 0 ? undefined : Object.assign({}, ...counts);
}
