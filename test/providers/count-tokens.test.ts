import { describe, expect, it } from 'vitest';
import { countWith } from '../../src/providers/count-tokens.ts';
import { API_KEY, serve } from './fixture-server.ts';

const request = {
  system: 'Sort tickets.',
  turns: [{ role: 'assistant', text: 'Yes?' }],
  prompt: 'A refund',
  signal: AbortSignal.timeout(10_000),
} as const;
const claude = { ...request, provider: 'anthropic', model: 'claude-haiku-5-5' };
const gemini = { ...request, provider: 'google', model: 'gemini-3.8-flash' };

const server = (status: number, body: unknown) =>
  serve((response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  );
const countAt = (baseUrl: string) => {
  const access = { apiKey: API_KEY, baseUrl };
  return countWith({ anthropic: access, google: access });
};

describe('counting tokens', () => {
  it('asks Anthropic for the whole prompt as it is sent', async () => {
    await using local = await server(200, { input_tokens: 42 });
    expect(await countAt(local.url)(claude)).toBe(42);
    expect(local.received).toMatchObject([
      {
        path: '/v1/messages/count_tokens',
        body: {
          model: 'claude-haiku-5-5',
          system: 'Sort tickets.',
          messages: [
            { role: 'assistant', content: 'Yes?' },
            { role: 'user', content: 'A refund' },
          ],
        },
      },
    ]);
  });

  it('asks Google with the system prompt as content, which is all it takes', async () => {
    await using local = await server(200, { totalTokens: 41 });
    expect(await countAt(local.url)(gemini)).toBe(41);
    expect(local.received[0]?.path).toContain('/v1beta/models/gemini-3.8-flash:countTokens');
    expect(local.received[0]?.body).toEqual({
      contents: [
        { role: 'user', parts: [{ text: 'Sort tickets.' }] },
        { role: 'model', parts: [{ text: 'Yes?' }] },
        { role: 'user', parts: [{ text: 'A refund' }] },
      ],
    });
  });

  it.each([
    ['refuses', 403, { error: { message: 'no' } }],
    ['is away for a moment', 503, { error: { message: 'later' } }],
    ['answers as no counter does', 200, { hello: 'world' }],
    ['counts what can not be', 200, { input_tokens: -3, totalTokens: 1.5 }],
  ])('is null, after one try, where a provider %s', async (_, status, body) => {
    await using local = await server(status, body);
    expect(await countAt(local.url)(claude)).toBeNull();
    expect(await countAt(local.url)(gemini)).toBeNull();
    expect(local.received).toHaveLength(2);
  });

  it('is null where nobody answers in time, or there is no access', async () => {
    await using silent = await serve(() => {});
    const signal = AbortSignal.timeout(50);
    expect(await countAt(silent.url)({ ...claude, signal })).toBeNull();
    expect(await countAt(silent.url)({ ...gemini, signal })).toBeNull();
    expect(await countWith({})(claude)).toBeNull();
  });
});
