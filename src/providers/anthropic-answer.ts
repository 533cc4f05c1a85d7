import { z } from 'zod';
import type { Answer, Reported, Usage } from '../core/trial.ts';
import { tokenCount } from './token-count.ts';

const count = tokenCount.nullish();

const usageSchema = z.object({
  input_tokens: tokenCount,
  cache_creation_input_tokens: count,
  cache_read_input_tokens: count,
  cache_creation: z
    .object({ ephemeral_5m_input_tokens: count, ephemeral_1h_input_tokens: count })
    .nullish()
    .catch(null),
  output_tokens: tokenCount,
  output_tokens_details: z.object({ thinking_tokens: count }).nullish().catch(null),
  inference_geo: z.string().nullish().catch(null),
  service_tier: z.string().nullish().catch(null),
  speed: z.string().nullish().catch(null),
});

/** Whatever is missing or null: how it ended and what it says is enough. */
const messageSchema = z.object({
  type: z.literal('message').nullish(),
  model: z.string().nullish().catch(null),
  content: z.array(
    z.object({ type: z.string().nullish(), text: z.string().nullish().catch(null) }),
  ),
  stop_reason: z.string().nullish(),
  usage: z.unknown().optional(),
});

/**
 * What a body of the Messages API says; null when it is not a message. Texts of several blocks are
 * joined; thinking is no part of the answer. One that does not say how it ended brought no answer.
 * `model` is the one that was called: it stands in where the served model is not named.
 */
export function anthropicAnswer(
  body: unknown,
  model: string,
  latencyMs: number,
): Answer | { unanswered: Reported | null } | null {
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success) return null;
  const { content, stop_reason } = parsed.data;
  const usage = anthropicUsage(parsed.data.usage);
  const reported = { servedModel: parsed.data.model || model, usage };
  if (!stop_reason) return { unanswered: usage ? reported : null };
  return {
    text: content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join(''),
    stop: stopOf(stop_reason),
    ...reported,
    latencyMs,
  };
}

function stopOf(reason: string): Answer['stop'] {
  if (reason === 'refusal') return 'refused';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'truncated';
  return 'complete';
}

/**
 * Anthropic's `input_tokens` leaves out what was read from and written to the cache: both are added. What was
 * written is told as a sum and in parts, of which either may be missing. null where the counts are missing,
 * or are none that a call can have.
 */
function anthropicUsage(counted: unknown): Usage | null {
  const usage = usageSchema.safeParse(counted).data;
  if (!usage) return null;
  const cacheRead = usage.cache_read_input_tokens ?? 0;
  const cacheWrite1h = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const inParts = (usage.cache_creation?.ephemeral_5m_input_tokens ?? 0) + cacheWrite1h;
  const cacheWrite = Math.max(usage.cache_creation_input_tokens ?? 0, inParts);
  const level = levelOf(usage);
  const isUs = usage.inference_geo?.toLowerCase() === 'us';
  return {
    input: usage.input_tokens + cacheRead + cacheWrite,
    cacheRead,
    cacheWrite,
    output: usage.output_tokens,
    reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
    ...(cacheWrite1h > 0 && { cacheWrite1h }),
    ...(level && { level }),
    ...(isUs && { geography: 'us' }),
  };
}

/** What changes the price of every token; the standard level is none. */
function levelOf({ service_tier, speed }: z.infer<typeof usageSchema>): string | null {
  if (service_tier === 'batch') return 'batch';
  return speed === 'fast' ? 'fast' : null;
}
