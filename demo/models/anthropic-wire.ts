import { z } from 'zod';
import type { Effort } from '../../src/core/effort.ts';
import type { ModelCall, ModelReply } from './model-call.ts';

const requestSchema = z.object({
  model: z.string(),
  max_tokens: z.int().positive(),
  system: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
  thinking: z.object({ type: z.string(), budget_tokens: z.number().optional() }).optional(),
  output_config: z.object({ effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']) }).optional(),
});

/** Reads a body of POST /v1/messages; null when it is not what our client sends. */
export function readAnthropicCall(body: unknown): ModelCall | null {
  const request = requestSchema.safeParse(body).data;
  if (!request) return null;
  const prompts = request.messages.map(({ content }) => content);
  return {
    provider: 'anthropic',
    model: request.model,
    text: [request.system ?? '', ...prompts].join('\n'),
    effort: effortOf(request),
    maxOutputTokens: request.max_tokens,
  };
}

function effortOf({ thinking, output_config }: z.infer<typeof requestSchema>): Effort | null {
  const effort = output_config?.effort;
  if (thinking?.type === 'between_tools') {
    return effort === 'low' || effort === 'medium' || effort === 'high'
      ? `${effort}-between-tools`
      : 'none';
  }
  if (effort) return effort;
  if (thinking?.type === 'disabled') return 'none';
  const budget = thinking?.budget_tokens;
  if (budget === undefined) return null;
  return budget <= 1_024 ? 'low' : budget <= 4_096 ? 'medium' : 'high';
}

/** A message as the Messages API answers it. */
export function anthropicBody(id: string, model: string, reply: ModelReply): string {
  const { text, truncated, inputTokens, textTokens, reasoningTokens } = reply;
  return JSON.stringify({
    id: `msg_simulated_${id}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: truncated ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: textTokens + reasoningTokens,
      output_tokens_details: { thinking_tokens: reasoningTokens },
      service_tier: 'standard',
    },
  });
}

/** An error as the Messages API answers it. */
export function anthropicError(type: string, message: string): string {
  return JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_simulated' });
}
