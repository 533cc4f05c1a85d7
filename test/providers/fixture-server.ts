import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Candidate, Provider } from '../../src/core/evaluation.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import type { CallRequest } from '../../src/flows/ports/calls.ts';
import { createProviders } from '../../src/providers/registry.ts';

/** Long enough to be replaced in messages and to be searched for. */
export const API_KEY = 'test-key-0123456789';

export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface LocalServer extends AsyncDisposable {
  url: string;
  received: readonly ReceivedRequest[];
}

/** A server on a free port that records what it is asked and replies as it is told. */
export async function serve(
  reply: (response: ServerResponse, request: ReceivedRequest) => void,
): Promise<LocalServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { url: path = '', headers } = request;
    const taken = { path, headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
    received.push(taken);
    reply(response, taken);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const fixtureSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
});

/** A server that replies with a recorded reply: `anthropic/normal` is fixtures/anthropic/normal.json. */
export function serveFixture(name: string): Promise<LocalServer> {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url);
  const { status, headers, body } = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return serve((response) => response.writeHead(status, headers).end(text));
}

export const MODELS = {
  anthropic: 'claude-haiku-5-5',
  google: 'gemini-3.5-flash',
};

export function candidateOf(provider: Provider, given: Partial<Candidate> = {}): Candidate {
  const model = given.model ?? (provider === 'google' ? MODELS.google : MODELS.anthropic);
  return {
    name: `${provider}/${model}`,
    provider,
    model,
    effort: null,
    maxOutputTokens: 4_096,
    temperature: null,
    ...given,
  };
}

/** Puts one prompt to the provider at a local address, through the real SDK. */
export function call(
  provider: Provider,
  url: string,
  given: Partial<CallRequest> = {},
): Promise<CallOutcome> {
  const access = { apiKey: API_KEY, baseUrl: url };
  return createProviders({ anthropic: access, google: access })[provider]!({
    candidate: candidateOf(provider),
    system: null,
    turns: [],
    prompt: 'Ticket: I was charged twice.',
    signal: new AbortController().signal,
    timeoutMs: 5_000,
    ...given,
  });
}

/** Calls a server that gives a recorded reply, once. */
export async function callFixture(
  provider: Provider,
  name: string,
  given: Partial<CallRequest> = {},
): Promise<CallOutcome> {
  await using server = await serveFixture(name);
  return await call(provider, server.url, given);
}
