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

/**
 * Returns a `fetch` for one call that keeps the reply as it came: libraries drop the headers or the
 * body of some errors, and refuse JSON with another content type. JSON is handed on as JSON. Where a
 * stream is asked for and comes, it is handed on as it comes.
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
      return handOn(reply);
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
      if (bytes > MOST_BYTES) throw tooMuch();
      controller.enqueue(chunk);
    },
  });
}

function tooMuch(): Error {
  return new Error(`more than ${MOST_BYTES} bytes were sent`);
}

/** A body of no length is allowed for every status, any body for these only. */
function handOn({ status, headers, text, json }: Reply): Response {
  const copy = new Headers(headers);
  if (json !== undefined) copy.set('content-type', 'application/json');
  return new Response(text === '' ? null : text, { status, headers: copy });
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooMuch();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
