import { describe, expect, it } from 'vitest';
import { call, serve } from './fixture-server.ts';

const PAGE = '<!doctype html><html><head><title>Sign in to Hotel Wi-Fi</title></head></html>';
const HINT = { anthropic: 'ANTHROPIC_BASE_URL', google: 'GOOGLE_GEMINI_BASE_URL' } as const;

const WHOLE = {
  anthropic: {
    type: 'message',
    model: 'claude-haiku-5-5',
    content: [
      { type: 'thinking', thinking: 'x', text: null },
      { type: 'text', text: 'bug' },
    ],
    stop_reason: 'end_turn',
    usage: { input_tokens: 3, output_tokens: 2, cache_read_input_tokens: null },
  },
  google: {
    candidates: [{ content: { parts: [{ text: 'bug', thought: null }] }, finishReason: 'STOP' }],
    usageMetadata: { totalTokenCount: 5, candidatesTokenCount: 2, thoughtsTokenCount: null },
    modelVersion: null,
  },
} as const;

describe.each(['anthropic', 'google'] as const)('on the way to %s', (provider) => {
  const answerWith = async (status: number, type: string, body: string) => {
    await using server = await serve((response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    return await call(provider, server.url);
  };

  it.each([
    { status: 200, type: 'text/html', body: PAGE, says: /web page \(text\/html\).*Hotel Wi-Fi/ },
    { status: 200, type: 'application/json', body: PAGE, says: /web page/ },
    { status: 403, type: 'text/html', body: PAGE, says: /answered 403 with a web page/ },
    { status: 404, type: 'text/html', body: PAGE, says: /answered 404/ },
    { status: 502, type: 'text/html', body: PAGE, says: /answered 502/ },
    { status: 511, type: 'text/html', body: PAGE, says: /answered 511/ },
    { status: 200, type: 'text/plain', body: '', says: /with nothing/ },
    { status: 200, type: 'application/json', body: '{"ok":true}', says: /JSON of another kind/ },
    { status: 200, type: 'application/json', body: '{"id":"m', says: /breaks off/ },
  ])('a $status of $type is named, with the remedy', async ({ status, type, body, says }) => {
    const outcome = await answerWith(status, type, body);
    expect(outcome).toMatchObject({
      failure: { kind: 'transient', sign: 'strange', message: expect.stringMatching(says) },
    });
    expect(outcome).toMatchObject({
      failure: { message: expect.stringContaining(HINT[provider]) },
    });
  });

  it('a 413 of a server is this sample’s', async () => {
    expect(await answerWith(413, 'text/html', PAGE)).toMatchObject({
      failure: { kind: 'this sample', failure: 'does not fit' },
    });
  });

  it('a proxy that wants a login is named', async () => {
    expect(await answerWith(407, 'text/html', PAGE)).toMatchObject({
      failure: { sign: 'strange', message: expect.stringMatching(/wants a login \(407\)/) },
    });
  });

  it('a sign-in page after a redirect is named with its place', async () => {
    await using portal = await serve((response) => response.end(PAGE));
    await using server = await serve((response) => {
      response.writeHead(302, { location: `${portal.url.replace('127.0.0.1', 'localhost')}/` });
      response.end();
    });
    expect(await call(provider, server.url)).toMatchObject({
      failure: { sign: 'strange', message: expect.stringContaining('from localhost:') },
    });
  });

  it.each(['text/plain', 'application/octet-stream'])(
    'an answer that comes as %s is an answer, whatever is null in it',
    async (type) => {
      expect(await answerWith(200, type, JSON.stringify(WHOLE[provider]))).toMatchObject({
        kind: 'answered',
        answer: { text: 'bug', stop: 'complete', usage: { input: 3, output: 2 } },
      });
    },
  );

  it('an answer without usage is an answer whose bill is unknown', async () => {
    const { usage: _, usageMetadata: __, ...rest } = { ...WHOLE.anthropic, ...WHOLE.google };
    expect(await answerWith(200, 'application/json', JSON.stringify(rest))).toMatchObject({
      kind: 'answered',
      answer: { text: 'bug', usage: null },
    });
  });
});

describe('a reply of Gemini', () => {
  const reply = async (body: unknown) => {
    await using server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    return await call('google', server.url);
  };
  const ended = (finishReason: string, content: unknown = {}) =>
    reply({ candidates: [{ finishReason, content }], usageMetadata: { promptTokenCount: 9 } });

  it('that blocks the prompt and counts a total alone is refused', async () => {
    const body = {
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { totalTokenCount: 13 },
    };
    expect(await reply(body)).toMatchObject({
      answer: { stop: 'refused', usage: { input: 13, output: 0 } },
    });
  });

  it.each(['IMAGE_PROHIBITED_CONTENT', 'IMAGE_RECITATION', 'MODEL_ARMOR'])(
    '%s is refused',
    async (reason) => {
      expect(await ended(reason)).toMatchObject({ answer: { stop: 'refused' } });
    },
  );

  it.each(['MALFORMED_RESPONSE', 'MISSING_THOUGHT_SIGNATURE', 'SOMETHING_NEW', 'OTHER'])(
    '%s without a word is the service’s, and billed',
    async (reason) => {
      expect(await ended(reason)).toMatchObject({
        failure: { kind: 'transient', billed: { usage: { input: 9 } } },
      });
    },
  );

  it('of a reason we don’t know is the answer it holds', async () => {
    expect(await ended('SOMETHING_NEW', { parts: [{ text: 'bug' }] })).toMatchObject({
      answer: { text: 'bug', stop: 'complete' },
    });
  });

  it('that stops without a word is complete and empty', async () => {
    expect(await ended('STOP')).toMatchObject({ answer: { text: '', stop: 'complete' } });
  });
});
