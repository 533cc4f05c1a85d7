import type { Effort } from '../effort.ts';

/** Tokens a model thinks before a short answer, about, by effort. */
export const THINKING_TOKENS: Readonly<Record<Effort, number>> = {
  none: 0,
  'low-between-tools': 0,
  'medium-between-tools': 0,
  'high-between-tools': 0,
  minimal: 30,
  low: 120,
  medium: 400,
  high: 1_000,
  xhigh: 1_500,
  max: 2_000,
};
