import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK, onlyFromThisMachine } from '../../src/loopback.ts';
import { readAnthropicCall } from './anthropic-wire.ts';
import { countReply } from './count-reply.ts';
import { readGeminiCall } from './gemini-wire.ts';
import type { HttpReply, ModelCall } from './model-call.ts';

export interface ModelServer {
  /** What ANTHROPIC_BASE_URL must be to reach it. */
  anthropicUrl: string;
  /** What GOOGLE_GEMINI_BASE_URL must be to reach it. */
  googleUrl: string;
  /** The server's root, where the pages are. */
  url: string;
  stop(): Promise<void>;
}

export interface ModelServerOptions {
  respond(call: ModelCall): HttpReply | Promise<HttpReply>;
  /** What a GET of a path answers, as JSON. */
  pages: Readonly<Record<string, () => unknown>>;
}

/** Longer than any client keeps a connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Speaks the Messages API under /anthropic and generateContent under /google on a free local port.
 * Every reply carries the header `x-simulated: true`.
 */
export async function startModelServer({
  respond,
  pages,
}: ModelServerOptions): Promise<ModelServer> {
  const listener = onlyFromThisMachine((request, response) => {
    answer(request, { respond, pages }).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, LOOPBACK, 4_096, resolve);
  });
  const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  return {
    url,
    anthropicUrl: `${url}/anthropic`,
    googleUrl: `${url}/google`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  { respond, pages }: ModelServerOptions,
): Promise<HttpReply> {
  const path = (request.url ?? '').split('?')[0]!;
  if (request.method === 'GET') {
    const page = pages[path];
    return page ? json(200, JSON.stringify(page())) : NOT_FOUND;
  }
  const body = await readBody(request);
  const counted = countReply(path, body);
  if (counted) return counted;
  const call = readCall(path, body);
  if (call === null) return NOT_FOUND;
  return call === 'malformed' ? json(400, MALFORMED) : respond(call);
}

const NOT_FOUND = json(404, JSON.stringify({ error: 'the simulation has no such page' }));
const MALFORMED = JSON.stringify({ error: 'the simulation can not read this request' });
const GEMINI_PATH =
  /^\/google\/v1(?:beta)?\/models\/([^/:]+):(generateContent|streamGenerateContent)$/;

function readCall(path: string, text: string): ModelCall | 'malformed' | null {
  const [, geminiModel, method] = GEMINI_PATH.exec(path) ?? [];
  if (!geminiModel && path !== '/anthropic/v1/messages') return null;
  try {
    const body: unknown = JSON.parse(text);
    const call = geminiModel
      ? readGeminiCall(geminiModel, body, method === 'streamGenerateContent')
      : readAnthropicCall(body);
    return call ?? 'malformed';
  } catch {
    return 'malformed';
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: HttpReply): void {
  if (reply.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (reply.kind === 'stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-simulated': 'true' });
    for (const event of reply.events) response.write(event);
    response.end();
    return;
  }
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(reply.body),
    'x-simulated': 'true',
    ...reply.headers,
  });
  response.end(reply.body);
}

function json(status: number, body: string): HttpReply {
  return { kind: 'answer', status, body };
}
