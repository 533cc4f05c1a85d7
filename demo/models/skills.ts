import type { Effort } from '../../src/core/effort.ts';

/** How well and how fast a simulated model answers at one effort. */
export interface Skill {
  /** The chance to know an answer, over many samples. */
  knows: number;
  /** The same of an answer that a document holds which is not there: knowledge, not skill. */
  remembers: number;
  /** The middle of its answer times, in ms. */
  medianMs: number;
  /** Reasoning tokens of a typical answer. */
  reasoningTokens: number;
  /** Tokens for four characters of English. */
  tokenRate: number;
}

/** What is declared of one simulated model: every number is made up. */
interface DeclaredSkill {
  defaultEffort: Effort;
  /** At its default effort. */
  knows: number;
  medianMs: number;
  /** At medium effort. */
  reasoningTokens: number;
  tokenRate: number;
}

/** By model id. More expensive is better, but not strictly. */
const SKILLS: Readonly<Record<string, DeclaredSkill>> = {
  'claude-fable-5-1': declare('high', 0.985, 850, 160, 1.3),
  'claude-fable-5-2': declare('high', 0.987, 820, 150, 1.3),
  'claude-opus-5-5': declare('medium', 0.98, 720, 120, 1.3),
  'claude-opus-5': declare('high', 0.977, 780, 130, 1.3),
  'claude-sonnet-5-5': declare('high', 0.975, 560, 70, 1.3),
  'claude-haiku-5-5': declare('medium', 0.965, 330, 80, 1.3),
  'claude-haiku-4-5': declare('none', 0.9, 310, 50, 1),
  'claude-opus-4-20250514': declare('none', 0.94, 760, 90, 1),
  'claude-sonnet-4-20250514': declare('none', 0.92, 520, 80, 1),
  'gemini-4-argon': declare('medium', 0.97, 640, 180, 1),
  'gemini-4-carbon': declare('medium', 0.975, 650, 190, 1),
  'gemini-4-neon': declare('high', 0.978, 600, 150, 1),
  'gemini-4-hydrogen': declare('high', 0.965, 320, 80, 1),
  'gemini-3.1-pro-preview': declare('high', 0.955, 680, 160, 1),
  'gemini-3.8-flash': declare('medium', 0.96, 290, 70, 1),
  'gemini-3.7-flash': declare('medium', 0.95, 290, 70, 1),
  'gemini-3.5-flash': declare('medium', 0.945, 280, 80, 1),
  'gemini-3.5-flash-lite': declare('minimal', 0.82, 170, 30, 1),
  'gemini-3.1-flash-lite': declare('minimal', 0.78, 160, 30, 1),
  'gemini-2.5-pro': declare('medium', 0.93, 600, 240, 1),
  'gemini-2.5-flash': declare('medium', 0.88, 260, 120, 1),
  'gemini-2.5-flash-lite': declare('none', 0.74, 150, 60, 1),
};

function declare(
  defaultEffort: Effort,
  knows: number,
  medianMs: number,
  reasoningTokens: number,
  tokenRate: number,
): DeclaredSkill {
  return { defaultEffort, knows, medianMs, reasoningTokens, tokenRate };
}

/** Their ids, without the provider’s name. */
export const SIMULATED_MODELS: readonly string[] = Object.keys(SKILLS);

/** Small models know little of the world; what they are not told they guess. No effort mends it. */
const REMEMBERS: Readonly<Record<string, number>> = {
  'claude-haiku-4-5': 0.7,
  'gemini-3.5-flash-lite': 0.6,
  'gemini-3.1-flash-lite': 0.55,
  'gemini-2.5-flash': 0.7,
  'gemini-2.5-flash-lite': 0.5,
};

/** What efforts add to the chance to know, and their reasoning in parts of medium's. */
const EFFORTS: Readonly<Record<Effort, { gain: number; reasoning: number }>> = {
  none: { gain: -0.02, reasoning: 0 },
  'low-between-tools': { gain: -0.02, reasoning: 0 },
  'medium-between-tools': { gain: -0.015, reasoning: 0 },
  'high-between-tools': { gain: -0.01, reasoning: 0 },
  minimal: { gain: -0.015, reasoning: 0.1 },
  low: { gain: -0.01, reasoning: 0.4 },
  medium: { gain: 0, reasoning: 1 },
  high: { gain: 0.005, reasoning: 2.5 },
  xhigh: { gain: 0.008, reasoning: 4 },
  max: { gain: 0.01, reasoning: 6 },
};

/** What a small model loses of its chance to know when it thinks less than it does unasked. */
const LOSES_BY_HASTE: Readonly<Record<string, number>> = { 'claude-haiku-5-5': 0.3 };

const MS_PER_REASONING_TOKEN = 1.5;

/** A model's skill at an effort (null: its default); null for a model that is not simulated. */
export function skillOf(model: string, effort: Effort | null): Skill | null {
  const declared = SKILLS[model];
  if (!declared) return null;
  const usual = EFFORTS[declared.defaultEffort];
  const chosen = EFFORTS[effort ?? declared.defaultEffort];
  const more = declared.reasoningTokens * (chosen.reasoning - usual.reasoning);
  const lost = chosen.reasoning < usual.reasoning ? (LOSES_BY_HASTE[model] ?? 0) : 0;
  return {
    knows: Math.min(0.995, declared.knows + chosen.gain - usual.gain - lost),
    remembers: REMEMBERS[model] ?? declared.knows,
    medianMs: Math.max(100, declared.medianMs + more * MS_PER_REASONING_TOKEN),
    reasoningTokens: Math.round(declared.reasoningTokens * chosen.reasoning),
    tokenRate: declared.tokenRate,
  };
}
