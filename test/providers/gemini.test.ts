import { describe, expect, it } from 'vitest';
import type { CallFailure } from '../../src/core/trial.ts';
import { API_KEY, call, callFixture, candidateOf, serveFixture } from './fixture-server.ts';

const USAGE = { input: 42, cacheRead: 0, cacheWrite: 0, output: 5, reasoning: 0 };
const ANSWER = {
  text: 'billing',
  stop: 'complete',
  servedModel: 'gemini-3.5-flash',
  usage: USAGE,
  latencyMs: expect.any(Number),
};
const REFUSED = { ...ANSWER, text: '', stop: 'refused', usage: { ...USAGE, output: 0 } };

describe('an answer of Gemini', () => {
  it.each([
    ['normal', ANSWER],
    // promptTokenCount holds the cached tokens already
    ['cached', { ...ANSWER, usage: { ...USAGE, input: 4417, cacheRead: 4096 } }],
    // 5 of the candidate + 171 thoughts = 176 billed output tokens
    ['thinking', { ...ANSWER, usage: { ...USAGE, output: 176, reasoning: 171 } }],
    ['safety', REFUSED],
    ['recitation', REFUSED],
    ['blocked-prompt', REFUSED],
    [
      'max-tokens',
      {
        ...ANSWER,
        text: 'The ticket is about',
        stop: 'truncated',
        usage: { ...USAGE, output: 16 },
      },
    ],
    [
      'max-tokens-thinking',
      { ...ANSWER, text: '', stop: 'truncated', usage: { ...USAGE, output: 64, reasoning: 64 } },
    ],
    ['rerouted', { ...ANSWER, servedModel: 'gemini-3.8-flash' }],
  ])('%s is read', async (name, answer) => {
    expect(await callFixture('google', `gemini/${name}`)).toEqual({ kind: 'answered', answer });
  });
});

describe('a reply of Gemini without an answer', () => {
  it.each(['other', 'no-candidates'])('%s is tried again, and billed for', async (name) => {
    expect(await callFixture('google', `gemini/${name}`)).toMatchObject({
      kind: 'failed',
      failure: {
        kind: 'transient',
        billed: { servedModel: 'gemini-3.5-flash', usage: { ...USAGE, output: 0 } },
      },
    });
  });

  it('that counts nothing is not billed for', async () => {
    const outcome = await callFixture('google', 'gemini/garbage-shape');
    expect(outcome.kind === 'failed' && outcome.failure).not.toHaveProperty('billed');
  });
});

const failures: [string, CallFailure['kind'], number | null, RegExp][] = [
  ['error-400-invalid', 'permanent', null, /refuses the request for gemini-3.5-flash.*Thinking/],
  ['error-400-key', 'permanent', null, /key in GEMINI_API_KEY/],
  ['error-401', 'permanent', null, /key in GEMINI_API_KEY/],
  ['error-403-suspended', 'permanent', null, /may not use gemini-3.5-flash.*\[key\]/],
  ['error-404', 'permanent', null, /no model gemini-3.5-flash/],
  ['error-404-proxy', 'transient', null, /Check GOOGLE_GEMINI_BASE_URL/],
  ['error-429-minute', 'rate limited', 12_400, /fewer calls/],
  ['error-429-plain', 'rate limited', null, /fewer calls/],
  ['error-429-day', 'permanent', null, /quota is used up/],
  ['error-429-none', 'permanent', null, /limit: 0/],
  ['error-429-credits', 'permanent', null, /Add credit/],
  ['error-500', 'transient', null, /answered 500/],
  ['error-502-proxy', 'transient', null, /answered 502/],
  ['error-503', 'rate limited', null, /overloaded/],
  ['error-503-down', 'transient', null, /answered 503/],
  ['error-504', 'transient', null, /answered 504/],
  ['other', 'transient', null, /not an answer/],
  ['garbage-html', 'transient', null, /web page/],
  ['garbage-cut', 'transient', null, /breaks off/],
  ['garbage-shape', 'transient', null, /JSON of another kind/],
];

describe('an error of Google', () => {
  it.each(failures)('%s is %s', async (name, kind, retryAfterMs, message) => {
    await using server = await serveFixture(`gemini/${name}`);
    const outcome = await call('google', server.url);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind, message: expect.stringMatching(message) },
    });
    const failure = outcome.kind === 'failed' ? outcome.failure : null;
    expect(failure && 'retryAfterMs' in failure ? failure.retryAfterMs : null).toBe(retryAfterMs);
    expect(JSON.stringify(failure)).not.toContain(API_KEY);
    expect(server.received).toHaveLength(1); // the SDK's own retries are off
  });
});

describe('a request to Gemini', () => {
  it('carries the prompt, the limit and the key, and nothing that was not asked for', async () => {
    await using server = await serveFixture('gemini/normal');
    await call('google', server.url);
    expect(server.received[0]).toMatchObject({
      path: '/v1beta/models/gemini-3.5-flash:generateContent',
      headers: { 'x-goog-api-key': API_KEY },
    });
    expect(server.received[0]!.body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Ticket: I was charged twice.' }] }],
      generationConfig: { maxOutputTokens: 4_096 },
    });
  });

  it('carries the system prompt, the temperature and the effort where they are set', async () => {
    await using server = await serveFixture('gemini/normal');
    const candidate = candidateOf('google', { temperature: 0, effort: 'low' });
    await call('google', server.url, { candidate, system: 'You sort tickets.' });
    expect(server.received[0]!.body).toMatchObject({
      systemInstruction: { parts: [{ text: 'You sort tickets.' }] },
      generationConfig: { temperature: 0, thinkingConfig: { thinkingLevel: 'LOW' } },
    });
  });

  it('carries what was said before the prompt', async () => {
    await using server = await serveFixture('gemini/normal');
    const turns = [
      { role: 'user', text: 'Hi.' },
      { role: 'assistant', text: 'Yes?' },
    ] as const;
    await call('google', server.url, { turns, prompt: 'Where is it?' });
    expect(server.received[0]!.body).toMatchObject({
      contents: [
        { role: 'user', parts: [{ text: 'Hi.' }] },
        { role: 'model', parts: [{ text: 'Yes?' }] },
        { role: 'user', parts: [{ text: 'Where is it?' }] },
      ],
    });
  });
});
