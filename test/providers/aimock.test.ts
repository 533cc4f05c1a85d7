import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../src/core/evaluation.ts';
import { call } from './fixture-server.ts';

/** Somebody else's idea of the wire formats. */
const mock = new LLMock({ port: 0 });
let url = '';

beforeAll(async () => {
  mock
    .onMessage('busy', {
      error: { message: 'Too many requests', type: 'rate_limit_error', code: '429' },
      status: 429,
    })
    .onMessage('secret', { error: { message: 'Bad key' }, status: 401 });
  url = await mock.start();
});
afterAll(() => mock.stop());

describe.each<[Provider, Record<string, number>]>([
  ['anthropic', { input_tokens: 11, output_tokens: 2 }],
  ['google', { promptTokenCount: 11, candidatesTokenCount: 2, totalTokenCount: 13 }],
])('aimock as %s', (provider, usage) => {
  it('is understood when it answers', async () => {
    mock.onMessage('charged twice', { content: 'billing', usage });
    expect(await call(provider, url)).toMatchObject({
      kind: 'answered',
      answer: { text: 'billing', stop: 'complete', usage: { input: 11, output: 2 } },
    });
    mock.resetMatchCounts();
  });

  it.each([
    ['busy', 'rate limited'],
    ['secret', 'permanent'],
  ])('is understood when it refuses: %s', async (prompt, kind) => {
    expect(await call(provider, url, { prompt })).toMatchObject({ failure: { kind } });
  });
});
