import { z } from 'zod';
import type { StreamReading } from './hear-stream.ts';

const object = z.record(z.string(), z.unknown());

const eventSchema = z.object({
  type: z.string(),
  index: z.int().nonnegative().nullish().catch(null),
  message: object.nullish().catch(null),
  content_block: object.nullish().catch(null),
  delta: z
    .object({ text: z.string().nullish().catch(null), stop_reason: z.string().nullish() })
    .nullish()
    .catch(null),
  usage: object.nullish().catch(null),
});
type Event = z.infer<typeof eventSchema>;

/** How the Messages API streams an answer: a message that begins, its blocks piece by piece, how it ends. */
export const ANTHROPIC_STREAM: StreamReading = {
  hasText: (event) => textOf(event) !== '',
  join: (events) => {
    const parsed = events.flatMap((event) => eventSchema.safeParse(event).data ?? []);
    const first = parsed.find(({ type }) => type === 'message_start')?.message;
    const ends = parsed.filter(({ type }) => type === 'message_delta');
    const usage = Object.assign(
      { ...object.safeParse(first?.usage).data },
      ...ends.map((end) => counted(end.usage)),
    );
    const stop = ends.findLast(({ delta }) => delta?.stop_reason)?.delta?.stop_reason ?? null;
    return { ...first, content: blocksOf(parsed), stop_reason: stop, usage };
  },
};

function textOf(event: unknown): string {
  const { type, delta } = eventSchema.safeParse(event).data ?? {};
  return type === 'content_block_delta' ? (delta?.text ?? '') : '';
}

/** The blocks of the message, each with the words that came for it. */
function blocksOf(events: readonly Event[]): Record<string, unknown>[] {
  const blocks = new Map<number, Record<string, unknown>>();
  for (const { type, index, content_block: block, delta } of events) {
    if (type === 'content_block_start') blocks.set(index ?? 0, { ...block });
    const begun = blocks.get(index ?? 0);
    if (type !== 'content_block_delta' || !delta?.text || !begun) continue;
    begun.text = `${begun.text ?? ''}${delta.text}`;
  }
  return [...blocks.values()];
}

/** The counts that come with the end: a null leaves what came with the beginning. */
function counted(usage: Record<string, unknown> | null | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([, value]) => value !== null));
}
