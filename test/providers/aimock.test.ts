import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../src/core/evaluation.ts';
import { call } from './fixture-server.ts';

let mock: LLMock;
beforeEach(async () => {
  mock = new LLMock({ port: 0 });
  await mock.start();
});
afterEach(() => mock.stop());

describe.each<[Provider, Record<string, number>]>([
  ['anthropic', { input_tokens: 11, output_tokens: 2 }],
  ['google', { promptTokenCount: 11, candidatesTokenCount: 2, totalTokenCount: 13 }],
])("aimock's idea of %s", (provider, usage) => {
  it('is understood when it answers', async () => {
    mock.onMessage('charged twice', { content: 'billing', usage });
    expect(await call(provider, mock.url)).toMatchObject({
      kind: 'answered',
      answer: { text: 'billing', stop: 'complete', usage: { input: 11, output: 2 } },
    });
  });

  it.each([
    [429, 'rate limited'],
    [401, 'permanent'],
    [500, 'transient'],
  ])('is understood when it answers %i', async (status, kind) => {
    mock.onMessage('charged twice', { error: { message: 'No' }, status });
    expect(await call(provider, mock.url)).toMatchObject({ failure: { kind } });
  });
});
