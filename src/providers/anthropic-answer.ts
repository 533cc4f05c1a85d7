import { z } from 'zod';
import type { Answer, Usage } from '../core/trial.ts';
import { tokenCount } from './token-count.ts';

const usageSchema = z.object({
  input_tokens: tokenCount,
  cache_creation_input_tokens: tokenCount.nullish(),
  cache_read_input_tokens: tokenCount.nullish(),
  output_tokens: tokenCount,
  output_tokens_details: z.object({ thinking_tokens: tokenCount.nullish() }).nullish(),
});

const messageSchema = z.object({
  type: z.literal('message'),
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string(),
  usage: usageSchema,
});

/**
 * What a body of the Messages API says; null when it is not a finished message.
 * Texts of several blocks are joined; thinking is no part of the answer.
 */
export function anthropicAnswer(body: unknown, latencyMs: number): Answer | null {
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success) return null;
  const { model, content, stop_reason, usage } = parsed.data;
  return {
    text: content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join(''),
    stop: stopOf(stop_reason),
    servedModel: model,
    usage: anthropicUsage(usage),
    latencyMs,
  };
}

function stopOf(reason: string): Answer['stop'] {
  if (reason === 'refusal') return 'refused';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'truncated';
  return 'complete';
}

/** Anthropic's `input_tokens` leaves out what was read from and written to the cache: both are added. */
function anthropicUsage(usage: z.infer<typeof usageSchema>): Usage {
  const cacheRead = usage.cache_read_input_tokens ?? 0;
  const cacheWrite = usage.cache_creation_input_tokens ?? 0;
  return {
    input: usage.input_tokens + cacheRead + cacheWrite,
    cacheRead,
    cacheWrite,
    output: usage.output_tokens,
    reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
  };
}
