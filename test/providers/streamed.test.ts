import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { LLMock } from '@copilotkit/aimock';
import { describe, expect, it } from 'vitest';
import { anthropicEvents } from '../../demo/models/anthropic-wire.ts';
import { geminiEvents } from '../../demo/models/gemini-wire.ts';
import type { Provider } from '../../src/core/evaluation.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { call, callFixture, MODELS, serve } from './fixture-server.ts';

/** Long enough that a process held up for a moment still reads the two pieces apart. */
const PAUSE_MS = 400;
const PROVIDERS: readonly Provider[] = ['anthropic', 'google'];
const REPLY = {
  text: 'billing and more',
  truncated: false,
  inputTokens: 42,
  textTokens: 5,
  reasoningTokens: 171,
};
const USAGE = { input: 42, cacheRead: 0, cacheWrite: 0, output: 176, reasoning: 171 };

function eventsOf(provider: Provider, reply = REPLY): string[] {
  const events = provider === 'anthropic' ? anthropicEvents : geminiEvents;
  return events('1', MODELS[provider as 'anthropic' | 'google'], reply);
}

const begin = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });

/** Which event brings the first words. */
const firstWords = (events: readonly string[]) =>
  events.findIndex((event) => event.includes('billing'));

/** Streams these events, pausing before and after the first words. */
async function stream(response: ServerResponse, events: readonly string[]): Promise<void> {
  begin(response);
  const first = firstWords(events);
  for (const [index, event] of events.entries()) {
    if (index === first || index === first + 1) await wait(PAUSE_MS);
    response.write(event);
  }
}

const streamed = { streamed: true } as const;
function timesOf(outcome: CallOutcome) {
  if (outcome.kind === 'failed') throw new Error(outcome.failure.kind);
  const { latencyMs, firstTokenMs = Number.NaN } = outcome.answer;
  return { latencyMs, firstTokenMs };
}

const failureOf = (outcome: CallOutcome) => (outcome.kind === 'failed' ? outcome.failure : null);

describe.each(PROVIDERS)('a streamed answer of %s', (provider) => {
  const events = eventsOf(provider);

  it('is the answer in one piece, with the time to its first words and its last counts', async () => {
    await using server = await serve((response) => {
      void stream(response, events).then(() => response.end());
    });
    const outcome = await call(provider, server.url, streamed);
    expect(outcome).toEqual({
      kind: 'answered',
      answer: {
        text: 'billing and more',
        stop: 'complete',
        servedModel: MODELS[provider as 'anthropic'],
        usage: USAGE,
        latencyMs: expect.any(Number),
        firstTokenMs: expect.any(Number),
      },
    });
    const { latencyMs, firstTokenMs } = timesOf(outcome);
    expect(firstTokenMs).toBeGreaterThan(PAUSE_MS / 2);
    expect(latencyMs - firstTokenMs).toBeGreaterThan(PAUSE_MS / 20);
    expect(server.received[0]!.path + JSON.stringify(server.received[0]!.body)).toMatch(
      /"stream":true|:streamGenerateContent\?alt=sse/,
    );
  });

  it('is not asked for where nobody asks for the time to its first token', async () => {
    await using server = await serve((response) => response.writeHead(500).end());
    await call(provider, server.url);
    expect(server.received[0]!.path + JSON.stringify(server.received[0]!.body)).not.toMatch(
      /stream/i,
    );
  });

  it('that was cut off at the limit is truncated', async () => {
    await using server = await serve((response) => {
      begin(response).end(eventsOf(provider, { ...REPLY, truncated: true }).join(''));
    });
    expect(await call(provider, server.url, streamed)).toMatchObject({
      answer: { stop: 'truncated', usage: USAGE },
    });
  });

  it('that comes in one piece all the same has its first token with its last', async () => {
    const outcome = await callFixture(
      provider,
      `${provider === 'google' ? 'gemini' : provider}/normal`,
      streamed,
    );
    expect(outcome.kind).toBe('answered');
    const { latencyMs, firstTokenMs } = timesOf(outcome);
    expect(firstTokenMs).toBe(latencyMs);
  });

  it('that breaks off is a failed call, to be made again', async () => {
    await using server = await serve((response) => {
      begin(response).write(events.slice(0, firstWords(events) + 1).join(''));
      setTimeout(() => response.destroy(), PAUSE_MS);
    });
    const outcome = await call(provider, server.url, streamed);
    expect(failureOf(outcome)).toMatchObject({
      kind: 'transient',
      message: expect.stringMatching(/^The call to (Anthropic|Google) broke off/),
    });
    // Anthropic tells the input's tokens with the beginning.
    const billed = provider === 'anthropic' ? { usage: { input: 42, output: 1 } } : undefined;
    expect(failureOf(outcome)).toMatchObject(billed ? { billed } : {});
  });

  it('that ends without saying how is no answer', async () => {
    await using server = await serve((response) => {
      begin(response).end(events.slice(0, firstWords(events) + 1).join(''));
    });
    expect(failureOf(await call(provider, server.url, streamed))).toMatchObject({
      kind: 'transient',
      message: expect.stringMatching(/something that is not an answer/),
    });
  });

  it('that an error ends is what the error says', async () => {
    const error =
      provider === 'anthropic'
        ? 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n'
        : 'data: {"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}\r\n\r\n';
    await using server = await serve((response) => {
      begin(response).end(events[0]! + error);
    });
    expect(failureOf(await call(provider, server.url, streamed))).toMatchObject({
      kind: 'rate limited',
    });
  });

  it('is refused as any call is', async () => {
    const name = provider === 'anthropic' ? 'anthropic/error-401' : 'gemini/error-401';
    expect(failureOf(await callFixture(provider, name, streamed))?.kind).toBe('permanent');
  });

  it('that takes too long is too slow, and was heard of', async () => {
    await using server = await serve((response) => {
      begin(response).write(events.slice(0, firstWords(events) + 1).join(''));
    });
    expect(failureOf(await call(provider, server.url, { ...streamed, timeoutMs: 1_000 }))).toEqual({
      kind: 'too slow',
      latencyMs: expect.any(Number),
    });
  });

  it('is cut short when the process stops', async () => {
    const stopping = new AbortController();
    await using server = await serve((response) => {
      begin(response).write(events.slice(0, firstWords(events) + 1).join(''));
      setTimeout(() => stopping.abort(), PAUSE_MS);
    });
    const { signal } = stopping;
    expect(failureOf(await call(provider, server.url, { ...streamed, signal }))).toMatchObject({
      kind: 'transient',
      message: expect.stringMatching(/cut short/),
    });
  });

  it('of aimock is understood', async () => {
    const mock = new LLMock({ port: 0 });
    await mock.start();
    mock.onMessage('charged twice', { content: 'billing' });
    const outcome = await call(provider, mock.url, streamed);
    await mock.stop();
    expect(outcome).toMatchObject({
      answer: { text: 'billing', stop: 'complete', firstTokenMs: expect.any(Number) },
    });
  });
});

it('words that are thought are no part of a streamed answer', async () => {
  const thought = { candidates: [{ content: { parts: [{ text: 'Hm', thought: true }] } }] };
  await using server = await serve(async (response) => {
    begin(response).write(`data: ${JSON.stringify(thought)}\r\n\r\n`);
    await wait(PAUSE_MS);
    response.end(eventsOf('google').join(''));
  });
  const outcome = await call('google', server.url, streamed);
  expect(outcome).toMatchObject({ answer: { text: 'billing and more' } });
  const { firstTokenMs } = timesOf(outcome);
  expect(firstTokenMs).toBeGreaterThan(PAUSE_MS / 2);
});
