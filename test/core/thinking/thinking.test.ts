import { describe, expect, it } from 'vitest';
import type { Effort } from '../../../src/core/effort.ts';
import { anthropicThinking } from '../../../src/core/thinking/anthropic-thinking.ts';
import { geminiThinking } from '../../../src/core/thinking/gemini-thinking.ts';

const EFFORT_LOW = { output_config: { effort: 'low' } };
const ADAPTIVE = { thinking: { type: 'adaptive' } };
const budget = (budget_tokens: number) => ({ thinking: { type: 'enabled', budget_tokens } });

describe('anthropicThinking', () => {
  it.each<[string, Effort | null, number, object]>([
    ['claude-haiku-5-5', null, 4096, {}],
    ['claude-haiku-5-5', 'none', 4096, { thinking: { type: 'disabled' } }],
    ['claude-haiku-5-5', 'minimal', 4096, EFFORT_LOW],
    ['claude-haiku-5-5', 'low', 4096, EFFORT_LOW],
    ['claude-haiku-5-5', 'xhigh', 4096, { output_config: { effort: 'xhigh' } }],
    [
      'claude-sonnet-5-5',
      'low-between-tools',
      4096,
      { thinking: { type: 'between_tools' }, ...EFFORT_LOW },
    ],
    [
      'claude-sonnet-5-5',
      'high-between-tools',
      4096,
      { thinking: { type: 'between_tools' }, output_config: { effort: 'high' } },
    ],
    ['claude-fable-5-1', 'max', 4096, { output_config: { effort: 'max' } }],
    ['claude-opus-4-8', 'low', 4096, { ...ADAPTIVE, ...EFFORT_LOW }],
    ['claude-sonnet-4-6', 'low', 4096, { ...ADAPTIVE, ...EFFORT_LOW }],
    ['claude-opus-4-5-20251101', 'low', 4096, EFFORT_LOW],
    ['claude-haiku-4-5-20251001', null, 4096, {}],
    ['claude-haiku-4-5-20251001', 'none', 4096, { thinking: { type: 'disabled' } }],
    ['claude-haiku-4-5-20251001', 'low', 4096, budget(1024)],
    ['claude-haiku-4-5-20251001', 'high', 32_000, budget(16_384)],
    ['claude-haiku-4-5-20251001', 'high', 4000, budget(3200)],
    ['claude-haiku-4-5-20251001', 'high', 1100, budget(1024)],
    ['claude-sonnet-4-20250514', 'medium', 8000, budget(4096)],
    ['claude-opus-4-1-20250805', 'medium', 8000, budget(4096)],
  ])('%s at %s with %i tokens', (model, effort, maxOutputTokens, expected) => {
    expect(anthropicThinking({ model, effort, maxOutputTokens })).toEqual(expected);
  });
});

describe('geminiThinking', () => {
  it.each<[string, Effort | null, object | undefined]>([
    ['gemini-3.5-flash', null, undefined],
    ['gemini-3.5-flash', 'minimal', { thinkingLevel: 'MINIMAL' }],
    ['gemini-4-argon', 'medium', { thinkingLevel: 'MEDIUM' }],
    ['gemini-4-hydrogen', 'xhigh', { thinkingLevel: 'XHIGH' }],
    ['gemini-4-argon', 'max', { thinkingLevel: 'HIGH' }],
    ['gemini-2.5-flash', 'none', { thinkingBudget: 0 }],
    ['gemini-2.5-flash', 'low', { thinkingBudget: 1024 }],
    ['gemini-2.5-pro', 'high', { thinkingBudget: 24_576 }],
  ])('%s at %s', (model, effort, expected) => {
    expect(geminiThinking({ model, effort })).toEqual(expected);
  });
});
