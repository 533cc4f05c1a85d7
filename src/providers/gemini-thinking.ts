import { type ThinkingConfig, ThinkingLevel } from '@google/genai';
import type { Effort } from '../core/effort.ts';
import type { Candidate } from '../core/evaluation.ts';

/** The library's list of levels lacks it; it sends a level it does not know unchanged. */
const XHIGH: string = 'XHIGH';

/** Gemini's nearest words for ours: since 3, thinking can't be turned off. */
const LEVELS: Readonly<Record<Effort, ThinkingLevel>> = {
  none: ThinkingLevel.MINIMAL,
  minimal: ThinkingLevel.MINIMAL,
  'low-between-tools': ThinkingLevel.MINIMAL,
  'medium-between-tools': ThinkingLevel.MINIMAL,
  'high-between-tools': ThinkingLevel.MINIMAL,
  low: ThinkingLevel.LOW,
  medium: ThinkingLevel.MEDIUM,
  high: ThinkingLevel.HIGH,
  xhigh: XHIGH as ThinkingLevel,
  max: ThinkingLevel.HIGH,
};

/** Thinking tokens for 2.5, as Google's own OpenAI-compatible endpoint translates efforts. */
const BUDGETS: Readonly<Record<Effort, number>> = {
  none: 0,
  'low-between-tools': 0,
  'medium-between-tools': 0,
  'high-between-tools': 0,
  minimal: 1_024,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  xhigh: 24_576,
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
