import { z } from 'zod';
import type { Effort } from '../../src/core/effort.ts';
import { halves } from './halves.ts';
import type { ModelCall, ModelReply } from './model-call.ts';

const contentSchema = z.object({ parts: z.array(z.object({ text: z.string() })) });

const requestSchema = z.object({
  contents: z.array(contentSchema).min(1),
  systemInstruction: contentSchema.optional(),
  generationConfig: z
    .object({
      maxOutputTokens: z.int().positive().optional(),
      thinkingConfig: z
        .object({
          thinkingLevel: z.enum(['MINIMAL', 'LOW', 'MEDIUM', 'HIGH', 'XHIGH']).optional(),
          thinkingBudget: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
});

const LEVELS = {
  MINIMAL: 'minimal',
  LOW: 'low',
  MEDIUM: 'medium',
  HIGH: 'high',
  XHIGH: 'xhigh',
} as const;

/** Reads a body of POST /v1beta/models/MODEL:generateContent; null when it is not what our client sends. */
export function readGeminiCall(model: string, body: unknown, streamed: boolean): ModelCall | null {
  const request = requestSchema.safeParse(body).data;
  if (!request) return null;
  const contents = [
    ...(request.systemInstruction ? [request.systemInstruction] : []),
    ...request.contents,
  ];
  return {
    provider: 'google',
    model,
    text: contents.map(({ parts }) => parts.map(({ text }) => text).join('')).join('\n'),
    effort: effortOf(request),
    maxOutputTokens: request.generationConfig?.maxOutputTokens ?? 65_536,
    streamed,
  };
}

function effortOf({ generationConfig }: z.infer<typeof requestSchema>): Effort | null {
  const thinking = generationConfig?.thinkingConfig;
  if (thinking?.thinkingLevel) return LEVELS[thinking.thinkingLevel];
  const budget = thinking?.thinkingBudget;
  if (budget === undefined) return null;
  if (budget === 0) return 'none';
  return budget <= 1_024 ? 'low' : budget <= 8_192 ? 'medium' : 'high';
}

/** An answer as generateContent gives it. */
export function geminiBody(id: string, model: string, reply: ModelReply): string {
  return JSON.stringify(responseOf(id, model, reply));
}

function responseOf(id: string, model: string, reply: ModelReply) {
  const { text, truncated, inputTokens, textTokens, reasoningTokens } = reply;
  return {
    candidates: [
      {
        content: { parts: [{ text }], role: 'model' },
        finishReason: truncated ? 'MAX_TOKENS' : 'STOP',
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: inputTokens,
      candidatesTokenCount: textTokens,
      thoughtsTokenCount: reasoningTokens,
      totalTokenCount: inputTokens + textTokens + reasoningTokens,
    },
    modelVersion: model,
    responseId: `simulated-${id}`,
  };
}

/** The same as streamGenerateContent sends it: a reply for each part of the words, the counts with the last. */
export function geminiEvents(id: string, model: string, reply: ModelReply): string[] {
  const parts = reply.text === '' ? [''] : halves(reply.text);
  return parts.map((text, index) => {
    const isLast = index === parts.length - 1;
    const whole = responseOf(id, model, { ...reply, text });
    const [candidate] = whole.candidates;
    const begun = { ...candidate, finishReason: undefined };
    const event = isLast ? whole : { ...whole, candidates: [begun], usageMetadata: undefined };
    return `data: ${JSON.stringify(event)}\r\n\r\n`;
  });
}

/** An error as Google's APIs answer it; `retryDelayMs` adds a RetryInfo. */
export function geminiError(
  code: number,
  status: string,
  message: string,
  retryDelayMs: number | null,
): string {
  const retryInfo = {
    '@type': 'type.googleapis.com/google.rpc.RetryInfo',
    retryDelay: `${(retryDelayMs ?? 0) / 1000}s`,
  };
  const details = retryDelayMs === null ? [] : [retryInfo];
  return JSON.stringify({ error: { code, message, status, details } });
}
