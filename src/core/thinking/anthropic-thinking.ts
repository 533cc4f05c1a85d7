import type { Effort } from '../effort.ts';
import type { Candidate } from '../evaluation.ts';

/** The parameters of Anthropic's Messages API that say how to think. */
interface AnthropicThinking {
  thinking?:
    | { type: 'disabled' | 'adaptive' | 'between_tools' }
    | { type: 'enabled'; budget_tokens: number };
  output_config?: { effort: (typeof EFFORTS)[Exclude<Effort, 'none'>] };
}

/** Claude's nearest words for ours; it has none below `low`. */
const EFFORTS = {
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
  max: 'max',
  'low-between-tools': 'low',
  'medium-between-tools': 'medium',
  'high-between-tools': 'high',
} as const satisfies Record<Exclude<Effort, 'none'>, string>;

/** Thinking tokens for models that take a budget and no effort. */
const BUDGETS: Readonly<Record<(typeof EFFORTS)[Exclude<Effort, 'none'>], number>> = {
  low: 1_024,
  medium: 4_096,
  high: 16_384,
  xhigh: 24_576,
  max: 32_768,
};

/**
 * How a candidate's effort is said to Anthropic; nothing is sent for the model's own default.
 * Haiku and Sonnet 4.5 and older: a budget of thinking tokens, below `max_tokens`. Opus 4.5: effort
 * alone. 4.6 to 4.8 think only when told to: effort and adaptive thinking. Since 5 adaptive is the
 * default: effort alone, or with thinking between tools only. `none` disables thinking, which some models
 * refuse; the catalogue knows.
 * Sources: https://platform.claude.com/docs/en/build-with-claude/effort and .../thinking.
 */
export function anthropicThinking({
  model,
  effort,
  maxOutputTokens,
}: Pick<Candidate, 'model' | 'effort' | 'maxOutputTokens'>): AnthropicThinking {
  if (effort === null) return {};
  if (effort === 'none') return { thinking: { type: 'disabled' } };
  if (takesBudget(model)) {
    const most = Math.max(1_024, Math.floor(maxOutputTokens * 0.8));
    return {
      thinking: { type: 'enabled', budget_tokens: Math.min(BUDGETS[EFFORTS[effort]], most) },
    };
  }
  const output_config = { effort: EFFORTS[effort] };
  if (effort.endsWith('-between-tools')) {
    return { thinking: { type: 'between_tools' }, output_config };
  }
  return thinksWhenTold(model)
    ? { thinking: { type: 'adaptive' }, output_config }
    : { output_config };
}

function takesBudget(model: string): boolean {
  return /^claude-(?:3-|(?:haiku|sonnet)-4-5|(?:opus|sonnet)-4-[01]\b|(?:opus|sonnet)-4-\d{8})/.test(
    model,
  );
}

function thinksWhenTold(model: string): boolean {
  return /^claude-[a-z]+-4-[678]\b/.test(model);
}
