import { expect, it } from 'vitest';
import { anthropicAnswer } from '../../src/providers/anthropic-answer.ts';
import { geminiAnswer } from '../../src/providers/gemini-answer.ts';

const claude = (tokens: number) => ({
  type: 'message',
  model: 'm',
  content: [],
  stop_reason: 'end_turn',
  usage: { input_tokens: tokens, output_tokens: 1 },
});
const gemini = (tokens: number) => ({
  candidates: [{ finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: tokens, candidatesTokenCount: 1 },
});

it.each([
  { tokens: 2_000_000, isCounted: true },
  { tokens: 9e15, isCounted: false },
  { tokens: -1, isCounted: false },
  { tokens: 0.5, isCounted: false },
])('a count of $tokens tokens is one: $isCounted; the answer counts', ({ tokens, isCounted }) => {
  const usage = isCounted ? expect.objectContaining({ input: tokens }) : null;
  expect(anthropicAnswer(claude(tokens), 'm', 1)).toMatchObject({ stop: 'complete', usage });
  expect(geminiAnswer(gemini(tokens), 'm', 1)).toMatchObject({ stop: 'complete', usage });
});
