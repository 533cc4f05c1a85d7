import { expect, it } from 'vitest';
import { anthropicAnswer } from '../../src/providers/anthropic-answer.ts';
import { geminiAnswer } from '../../src/providers/gemini-answer.ts';

const claude = (tokens: number) => ({
  ...{ type: 'message', model: 'm', content: [], stop_reason: 'end_turn' },
  usage: { input_tokens: tokens, output_tokens: 1 },
});
const gemini = (tokens: number) => ({
  candidates: [{ finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: tokens, candidatesTokenCount: 1 },
});

it.each([
  { tokens: 2_000_000, isAnswer: true },
  { tokens: 9e15, isAnswer: false },
  { tokens: -1, isAnswer: false },
  { tokens: 0.5, isAnswer: false },
])('a reply that counts $tokens tokens is an answer: $isAnswer', ({ tokens, isAnswer }) => {
  expect(anthropicAnswer(claude(tokens), 1) !== null).toBe(isAnswer);
  expect(geminiAnswer(gemini(tokens), 'm', 1) !== null).toBe(isAnswer);
});
