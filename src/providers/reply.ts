/** The head of what a server sent back. */
export interface ReplyHead {
  status: number;
  headers: Headers;
  /** Where it came from: not the address that was called where a redirect was followed. */
  url: string;
}

/** What a server sent back for one call, before any library looked at it. */
export interface Reply extends ReplyHead {
  text: string;
  /** The body where it is JSON, whatever its content type says; undefined where it isn't. */
  json: unknown;
}

export interface RecordedCall {
  /** For the library to send with. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** null before the whole body is there, and where it is streamed. */
  reply(): Reply | null;
  /** The head of a reply that is streamed: its body is the library's to read. */
  streamHead(): ReplyHead | null;
  /** How far the call came: nothing sent, sent, or at least the head of a reply is there. */
  progress(): 'not sent' | 'sent' | 'heard';
}

/** More is no answer of a model. */
const MOST_BYTES = 50_000_000;

const NO_CONTENT = { status: 204 };

const UTF8 = new TextDecoder();

/**
 * Returns a `fetch` for one call that keeps the reply as it came: libraries drop the headers or the
 * body of some errors, and refuse JSON with another content type. What is kept is not read again: the
 * library gets no content. Where a stream is asked for and comes, it is handed on as it comes.
 */
export function recordCall({ streamed }: { streamed: boolean }): RecordedCall {
  let reply: Reply | null = null;
  let streamHead: ReplyHead | null = null;
  let progress: ReturnType<RecordedCall['progress']> = 'not sent';
  return {
    fetch: async (input, init) => {
      progress = 'sent';
      const response = await fetch(input, init);
      progress = 'heard';
      const { status, headers, url } = response;
      if (streamed && isEventStream(response)) {
        streamHead = { status, headers, url };
        return new Response(response.body?.pipeThrough(limited()) ?? null, { status, headers });
      }
      const text = await readText(response);
      reply = { status, headers, text, json: parseJson(text), url };
      return new Response(null, NO_CONTENT);
    },
    reply: () => reply,
    streamHead: () => streamHead,
    progress: () => progress,
  };
}

function isEventStream({ ok, headers }: Response): boolean {
  return ok && /^text\/event-stream/i.test(headers.get('content-type') ?? '');
}

/** A stream that breaks off when more comes than is an answer. */
function limited(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw tooMuchError();
      controller.enqueue(chunk);
    },
  });
}

function tooMuchError(): Error {
  return new Error(`more than ${MOST_BYTES} bytes were sent`);
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return UTF8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw tooMuchError();
    }
    chunks.push(value);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
