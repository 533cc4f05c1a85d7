import { z } from 'zod';
import type { Effort } from '../../src/core/effort.ts';
import { halves } from './halves.ts';
import type { ModelCall, ModelReply } from './model-call.ts';

const requestSchema = z.object({
  model: z.string(),
  max_tokens: z.int().positive(),
  system: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
  thinking: z.object({ type: z.string(), budget_tokens: z.number().optional() }).optional(),
  stream: z.boolean().optional(),
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
    streamed: request.stream === true,
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
  return JSON.stringify(messageOf(id, model, reply));
}

/** The same as it streams it: the beginning, the words in two parts, and how it ended. */
export function anthropicEvents(id: string, model: string, reply: ModelReply): string[] {
  const { content, stop_reason, usage, ...message } = messageOf(id, model, reply);
  const begun = { ...usage, output_tokens: 1, output_tokens_details: null };
  const words = halves(reply.text).map((text) => ({ type: 'text_delta', text }));
  return [
    {
      type: 'message_start',
      message: { ...message, content: [], stop_reason: null, usage: begun },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...words.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage },
    { type: 'message_stop' },
  ].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function messageOf(id: string, model: string, reply: ModelReply) {
  const { text, truncated, inputTokens, textTokens, reasoningTokens } = reply;
  return {
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
  };
}

/** An error as the Messages API answers it. */
export function anthropicError(type: string, message: string): string {
  return JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_simulated' });
}
