import { z } from 'zod';
import type { Answer, Reported, Usage } from '../core/trial.ts';
import { tokenCount } from './token-count.ts';

const count = tokenCount.optional();

const usageSchema = z.object({
  promptTokenCount: tokenCount,
  toolUsePromptTokenCount: count,
  cachedContentTokenCount: count,
  candidatesTokenCount: count,
  thoughtsTokenCount: count,
});

const responseSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(z.object({ text: z.string().optional(), thought: z.boolean().optional() }))
              .optional(),
          })
          .optional(),
        finishReason: z.string().optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  usageMetadata: usageSchema,
  modelVersion: z.string().optional(),
});

/**
 * What a body of generateContent says; null when it is none. A blocked prompt has no candidates and
 * counts as refused; Google also bills for a reply that ends without an answer. `asked` stands in
 * where the served model is not told.
 */
export function geminiAnswer(
  body: unknown,
  asked: string,
  latencyMs: number,
): Answer | { unanswered: Reported } | null {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return null;
  const { candidates, promptFeedback, usageMetadata, modelVersion } = parsed.data;
  const reported = { servedModel: modelVersion ?? asked, usage: geminiUsage(usageMetadata) };
  const candidate = candidates?.[0];
  const stop = candidate || !promptFeedback?.blockReason ? stopOf(candidate) : 'refused';
  if (stop === null) return { unanswered: reported };
  const parts = candidate?.content?.parts ?? [];
  const text = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  return { text, stop, ...reported, latencyMs };
}

const REFUSALS = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
]);

const TRUNCATIONS = new Set(['MAX_TOKENS', 'CONTINUATION']);

/** The service's own trouble, not the model's: the call is made again. */
const UNFINISHED = new Set(['FINISH_REASON_UNSPECIFIED', 'OTHER']);

function stopOf(candidate: { finishReason?: string | undefined } | undefined) {
  const reason = candidate?.finishReason;
  if (reason === undefined || UNFINISHED.has(reason)) return null;
  if (REFUSALS.has(reason)) return 'refused';
  return TRUNCATIONS.has(reason) ? 'truncated' : 'complete';
}

/** Google's prompt count holds the cached tokens; what is billed as output is candidates and thoughts. */
function geminiUsage(usage: z.infer<typeof usageSchema>): Usage {
  const reasoning = usage.thoughtsTokenCount ?? 0;
  return {
    input: usage.promptTokenCount + (usage.toolUsePromptTokenCount ?? 0),
    cacheRead: usage.cachedContentTokenCount ?? 0,
    cacheWrite: 0,
    output: (usage.candidatesTokenCount ?? 0) + reasoning,
    reasoning,
  };
}
