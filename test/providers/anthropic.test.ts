import { describe, expect, it } from 'vitest';
import type { CallFailure } from '../../src/core/trial.ts';
import { API_KEY, call, callFixture, candidateOf, serveFixture } from './fixture-server.ts';

const USAGE = { input: 42, cacheRead: 0, cacheWrite: 0, output: 5, reasoning: 0 };
const ANSWER = {
  text: 'billing',
  stop: 'complete',
  servedModel: 'claude-haiku-5-5',
  usage: USAGE,
  latencyMs: expect.any(Number),
};

describe('an answer of Claude', () => {
  it.each([
    ['normal', ANSWER],
    // 21 that were new + 300 written + 4096 read = 4417 input tokens
    ['cached', { ...ANSWER, usage: { ...USAGE, input: 4417, cacheRead: 4096, cacheWrite: 300 } }],
    ['thinking', { ...ANSWER, usage: { ...USAGE, output: 180, reasoning: 171 } }],
    ['refusal', { ...ANSWER, text: '', stop: 'refused', usage: { ...USAGE, output: 1 } }],
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
      'context-window',
      { ...ANSWER, text: 'The', stop: 'truncated', usage: { ...USAGE, output: 1 } },
    ],
    ['older-usage', { ...ANSWER, servedModel: 'claude-haiku-4-5-20251001' }],
  ])('%s is read', async (name, answer) => {
    expect(await callFixture('anthropic', `anthropic/${name}`)).toEqual({
      kind: 'answered',
      answer,
    });
  });
});

const failures: [string, CallFailure['kind'], number | null, RegExp][] = [
  ['error-400-invalid', 'permanent', null, /refuses the request for claude-haiku-5-5.*temperature/],
  ['error-400-too-long', 'this sample', null, /prompt is too long/],
  ['error-400-credit', 'permanent', null, /Add credit or raise the limit at https:/],
  ['error-401', 'permanent', null, /key in ANTHROPIC_API_KEY/],
  ['error-402', 'permanent', null, /Add credit/],
  ['error-403', 'permanent', null, /may not use claude-haiku-5-5/],
  ['error-404', 'permanent', null, /no model claude-haiku-5-5/],
  ['error-404-proxy', 'transient', null, /Check ANTHROPIC_BASE_URL/],
  ['error-413', 'this sample', null, /shorten/],
  ['error-429', 'rate limited', 17_000, /fewer calls/],
  ['error-429-spend', 'permanent', null, /spend limit/],
  ['error-500', 'transient', null, /answered 500/],
  ['error-502-proxy', 'transient', null, /answered 502/],
  ['error-504', 'transient', null, /answered 504/],
  ['error-529', 'rate limited', 3_000, /overloaded/],
  ['garbage-html', 'transient', null, /web page/],
  ['garbage-cut', 'transient', null, /breaks off/],
  ['garbage-shape', 'transient', null, /JSON of another kind/],
];

describe('an error of Anthropic', () => {
  it.each(failures)('%s is %s', async (name, kind, retryAfterMs, message) => {
    await using server = await serveFixture(`anthropic/${name}`);
    const outcome = await call('anthropic', server.url);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind, message: expect.stringMatching(message) },
    });
    const failure = outcome.kind === 'failed' ? outcome.failure : null;
    expect(failure && 'retryAfterMs' in failure ? failure.retryAfterMs : null).toBe(retryAfterMs);
    expect(server.received).toHaveLength(1); // the SDK's own retries are off
  });
});

describe('a request to Claude', () => {
  it('carries the prompt, the limit and the key, and nothing that was not asked for', async () => {
    await using server = await serveFixture('anthropic/normal');
    await call('anthropic', server.url);
    expect(server.received[0]).toMatchObject({
      path: '/v1/messages',
      headers: { authorization: `Bearer ${API_KEY}` },
    });
    expect(server.received[0]!.body).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: 4_096,
      messages: [{ role: 'user', content: 'Ticket: I was charged twice.' }],
    });
  });

  it('carries the system prompt, the temperature and the effort where they are set', async () => {
    await using server = await serveFixture('anthropic/normal');
    const candidate = candidateOf('anthropic', { temperature: 0, effort: 'low' });
    await call('anthropic', server.url, { candidate, system: 'You sort tickets.' });
    expect(server.received[0]!.body).toMatchObject({
      system: 'You sort tickets.',
      temperature: 0,
      output_config: { effort: 'low' },
    });
  });

  it('carries what was said before the prompt', async () => {
    await using server = await serveFixture('anthropic/normal');
    const turns = [
      { role: 'user', text: 'Hi.' },
      { role: 'assistant', text: 'Yes?' },
    ] as const;
    await call('anthropic', server.url, { turns, prompt: 'Where is it?' });
    expect(server.received[0]!.body).toMatchObject({
      messages: [
        { role: 'user', content: 'Hi.' },
        { role: 'assistant', content: 'Yes?' },
        { role: 'user', content: 'Where is it?' },
      ],
    });
  });
});
