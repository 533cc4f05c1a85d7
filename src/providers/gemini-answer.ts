import { z } from 'zod';
import type { Answer, Reported, Usage } from '../core/trial.ts';
import { tokenCount } from './token-count.ts';

const count = tokenCount.nullish();

const usageSchema = z.object({
  promptTokenCount: count,
  toolUsePromptTokenCount: count,
  cachedContentTokenCount: count,
  candidatesTokenCount: count,
  thoughtsTokenCount: count,
  totalTokenCount: count,
  trafficType: z.string().nullish().catch(null),
  serviceTier: z.string().nullish().catch(null),
});

const text = z.string().nullish().catch(null);
const partSchema = z.object({ text, thought: z.boolean().nullish().catch(null) });

/** Whatever is missing or null: how it ended and what it says is enough. */
const responseSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(partSchema).nullish() }).nullish(),
        finishReason: text,
      }),
    )
    .nullish(),
  promptFeedback: z.object({ blockReason: text }).nullish(),
  usageMetadata: z.unknown().optional(),
  modelVersion: text,
});

/**
 * What a body of generateContent says; null when it is none. A blocked prompt has no candidates and
 * counts as refused; Google also bills for a reply that ends without an answer. `model` is the one
 * that was called: it stands in where the served model is not named.
 */
export function geminiAnswer(
  body: unknown,
  model: string,
  latencyMs: number,
): Answer | { unanswered: Reported | null } | null {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return null;
  const { candidates, promptFeedback, usageMetadata, modelVersion } = parsed.data;
  if (!candidates && !promptFeedback && !usageMetadata) return null;
  const usage = geminiUsage(usageMetadata);
  const reported = { servedModel: modelVersion || model, usage };
  const candidate = candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  const words = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  const stop = stopOf(candidate?.finishReason, promptFeedback?.blockReason, words !== '');
  if (stop === null) return { unanswered: usage ? reported : null };
  return { text: words, stop, ...reported, latencyMs };
}

const REFUSAL = /SAFETY|PROHIBITED|RECITATION|BLOCKLIST|SPII|LANGUAGE|JAILBREAK|ARMOR/;
const TRUNCATIONS = new Set(['MAX_TOKENS', 'CONTINUATION']);
/** The service's own trouble, not the model's, whatever text there is: the call is made again. */
const UNFINISHED = new Set(['FINISH_REASON_UNSPECIFIED', 'OTHER']);

/** A reason without text that is no refusal (a broken reply, one we don't know) is the service's trouble, too. */
function stopOf(
  reason: string | null | undefined,
  blocked: string | null | undefined,
  hasText: boolean,
): Answer['stop'] | null {
  if (!reason) return blocked && !hasText ? 'refused' : null;
  if (REFUSAL.test(reason)) return 'refused';
  if (TRUNCATIONS.has(reason)) return 'truncated';
  if (reason === 'STOP') return blocked && !hasText ? 'refused' : 'complete';
  return hasText && !UNFINISHED.has(reason) ? 'complete' : null;
}

/**
 * Google's prompt count holds the cached tokens; what is billed as output is candidates and thoughts, and of
 * the total what no part accounts for. null where neither the prompt's tokens nor the total are given, or a
 * count that no call can have.
 */
function geminiUsage(metadata: unknown): Usage | null {
  const usage = usageSchema.safeParse(metadata).data;
  if (!usage) return null;
  const reasoning = usage.thoughtsTokenCount ?? 0;
  const inParts = (usage.candidatesTokenCount ?? 0) + reasoning;
  const tools = usage.toolUsePromptTokenCount ?? 0;
  const total = usage.totalTokenCount ?? Number.NaN;
  const prompt = usage.promptTokenCount ?? total - inParts - tools;
  if (!(prompt >= 0)) return null;
  const output = total > prompt + tools + inParts ? total - prompt - tools : inParts;
  const level = levelOf(usage.serviceTier ?? usage.trafficType);
  return {
    input: prompt + tools,
    cacheRead: usage.cachedContentTokenCount ?? 0,
    cacheWrite: 0,
    output,
    reasoning,
    ...(level && { level }),
  };
}

/** `ON_DEMAND_PRIORITY` and `priority` are one level; the standard one is none. */
function levelOf(tier: string | null | undefined): string | null {
  return /(flex|priority|batch)$/i.exec(tier ?? '')?.[1]?.toLowerCase() ?? null;
}
