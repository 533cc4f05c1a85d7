import { z } from 'zod';
import type { HttpReply } from './model-call.ts';

const anthropicSchema = z.object({
  system: z.string().optional(),
  messages: z.array(z.object({ content: z.string() })),
});
const geminiSchema = z.object({
  contents: z.array(z.object({ parts: z.array(z.object({ text: z.string() })) })),
});
const GEMINI_PATH = /^\/google\/v1(?:beta)?\/models\/[^/:]+:countTokens$/;

/** Characters that a simulated model counts as a token. */
const CHARACTERS = 4;

/**
 * What a simulated provider's counting endpoint answers; null where the path is none. Throws for a body
 * that is not what our client sends.
 */
export function countReply(path: string, body: string): HttpReply | null {
  const tokens = (texts: readonly string[]) => Math.ceil(texts.join('\n').length / CHARACTERS);
  if (path === '/anthropic/v1/messages/count_tokens') {
    const { system, messages } = anthropicSchema.parse(JSON.parse(body));
    const texts = [system ?? '', ...messages.map(({ content }) => content)];
    return answered({ input_tokens: tokens(texts) });
  }
  if (!GEMINI_PATH.test(path)) return null;
  const { contents } = geminiSchema.parse(JSON.parse(body));
  return answered({
    totalTokens: tokens(contents.flatMap(({ parts }) => parts.map(({ text }) => text))),
  });
}

function answered(body: unknown): HttpReply {
  return { kind: 'answer', status: 200, body: JSON.stringify(body) };
}
