import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';

/** What Slack itself sends is far smaller. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/**
 * Returns the listener behind a check that a body is one of Slack's kind, an object: others are refused
 * with 400, larger ones than 4 MB with 413. Bolt's receiver ends the process on `payload=null`.
 */
export function onlyWellFormed(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST') return listener(request, response);
    bodyOf(request).then(
      (rawBody) => {
        if (rawBody === null) return refuse(response, 413);
        if (!holdsObject(request, rawBody)) return refuse(response, 400);
        // Bolt takes a body that was read already from here.
        return listener(Object.assign(request, { rawBody }), response);
      },
      () => response.destroy(),
    );
  };
}

/** The whole body; null where it is too large. Rejects where the connection ends within it. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_BYTES) chunks.push(chunk);
  }
  return bytes <= LARGEST_BYTES ? Buffer.concat(chunks) : null;
}

/** Whether Bolt will find an object: form fields, JSON in the field `payload`, or JSON as a whole. */
function holdsObject({ headers }: IncomingMessage, rawBody: Buffer): boolean {
  const text = rawBody.toString();
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  const json = isForm ? parse(text).payload : text;
  if (typeof json !== 'string') return true;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' });
  response.end();
}
