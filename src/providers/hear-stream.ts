import { readErrorBody } from './error-body.ts';

/** How one provider streams an answer. */
export interface StreamReading {
  /** Whether an event brings words of the answer; thinking is none. */
  hasText(event: unknown): boolean;
  /** The events as the one body that the same answer has when it is not streamed. */
  join(events: readonly unknown[]): unknown;
}

/** What was heard of a stream, also of one that broke off. */
export interface HeardStream {
  events: unknown[];
  /** How long after the start the first words came; null before them. */
  firstTextMs: number | null;
}

/** Listens to a stream to its end; what was heard before it broke off stays in `heard`. */
export async function hearStream(
  stream: AsyncIterable<unknown>,
  { reading, heard, started }: { reading: StreamReading; heard: HeardStream; started: number },
): Promise<void> {
  for await (const event of stream) {
    if (heard.firstTextMs === null && reading.hasText(event)) {
      heard.firstTextMs = performance.now() - started;
    }
    heard.events.push(event);
  }
}

/**
 * The error that a provider sent within a stream, as both libraries throw it; null for anything else.
 * Anthropic's carries the body, Google's has it in its message.
 */
export function streamError(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return null;
  const body = 'error' in thrown ? thrown.error : { message: thrown.message };
  return readErrorBody(body)?.type ? body : null;
}
