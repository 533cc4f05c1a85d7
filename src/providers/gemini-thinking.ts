import { type ThinkingConfig, ThinkingLevel } from '@google/genai';
import type { Candidate, Effort } from '../core/evaluation.ts';

/** Gemini's nearest words for ours: since 3, thinking can't be turned off nor turned above `high`. */
const LEVELS: Readonly<Record<Effort, ThinkingLevel>> = {
  none: ThinkingLevel.MINIMAL,
  minimal: ThinkingLevel.MINIMAL,
  low: ThinkingLevel.LOW,
  medium: ThinkingLevel.MEDIUM,
  high: ThinkingLevel.HIGH,
  max: ThinkingLevel.HIGH,
};

/** Thinking tokens for 2.5, as Google's own OpenAI-compatible endpoint translates efforts. */
const BUDGETS: Readonly<Record<Effort, number>> = {
  none: 0,
  minimal: 1_024,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  max: 24_576,
};

/**
 * How a candidate's effort is said to Google; undefined (nothing sent) for the model's own default.
 * 2.5 takes a budget of tokens, 3 and later a level; sending both is an error.
 * Source: https://ai.google.dev/gemini-api/docs/thinking.
 */
export function geminiThinking({
  model,
  effort,
}: Pick<Candidate, 'model' | 'effort'>): ThinkingConfig | undefined {
  if (effort === null) return undefined;
  return model.startsWith('gemini-2.')
    ? { thinkingBudget: BUDGETS[effort] }
    : { thinkingLevel: LEVELS[effort] };
}
