import type { Effort } from '../effort.ts';
import type { Candidate } from '../evaluation.ts';

/** Google's words for how long to think. */
type Level = 'MINIMAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'XHIGH';

/** Gemini's nearest words for ours: since 3, thinking can't be turned off. */
const LEVELS: Readonly<Record<Effort, Level>> = {
  none: 'MINIMAL',
  minimal: 'MINIMAL',
  'low-between-tools': 'MINIMAL',
  'medium-between-tools': 'MINIMAL',
  'high-between-tools': 'MINIMAL',
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  xhigh: 'XHIGH',
  max: 'HIGH',
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
}: Pick<Candidate, 'model' | 'effort'>):
  | { thinkingBudget: number }
  | { thinkingLevel: string }
  | undefined {
  if (effort === null) return undefined;
  return model.startsWith('gemini-2.')
    ? { thinkingBudget: BUDGETS[effort] }
    : { thinkingLevel: LEVELS[effort] };
}
