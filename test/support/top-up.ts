import { loadCatalog } from '../../src/catalog-file.ts';
import { fullPurses, type Purses } from '../../src/core/caps/caps.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import { parseFormSamples } from '../../src/core/request/form/form-samples.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { addSamples } from '../../src/flows/add-samples.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { quoteAddition } from '../../src/flows/quote-addition.ts';
import { evaluationRequest } from './evaluation-request.ts';
import { memoryFlows, type Step } from './memory-flows.ts';
import { memorySettings } from './memory-settings.ts';

const saying = (text: string) =>
  ({
    kind: 'answered',
    answer: {
      text,
      stop: 'complete',
      servedModel: 'm',
      latencyMs: 5,
      usage: { input: 100, cacheRead: 0, cacheWrite: 0, output: 20, reasoning: 0 },
    },
  }) as const;

/** Right on all but the samples whose number ends so. */
export const wrongOn =
  (digit: string): Complete =>
  async ({ prompt }) =>
    saying(prompt.endsWith(digit) ? 'no' : 'ok');

export const always: Complete = async () => saying('ok');

export const never: Complete = async () => saying('no');

export const NOW = new Date('2026-11-26T12:00:00Z');
export const TERMINAL = {
  actor: { kind: 'terminal', id: null },
  workspace: 'local',
  now: NOW,
} as const;
export const ONCE = {
  design: 'adaptive',
  repeats: 1,
  bar: { kind: 'absolute', rate: 0.9 },
} as const;

/** Lines for samples `from` up to `to`, which `evaluationRequest` numbers from 0. */
export const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `Sample ${from + index} => ok`).join('\n');

interface Begun {
  complete: Complete;
  spec?: Partial<EvaluationSpec>;
  samples: number;
  step?: Step;
  chosen?: SettingTexts;
  /** How the purses of the month stand. */
  purses?: Purses;
}

/** An evaluation that has its result, and what it takes to add to it. */
export async function topUp({
  complete,
  spec,
  samples,
  step = () => {},
  chosen = {},
  purses = fullPurses(TERMINAL.actor),
}: Begun) {
  const flows = memoryFlows(complete, step, { chosen, at: NOW });
  const id = await flows.start(evaluationRequest({ ...ONCE, ...spec }, samples));
  await flows.drain();
  const deps = {
    evaluations: flows.evaluations,
    settings: memorySettings(chosen),
    past: { purses: async () => purses },
    catalog: loadCatalog(),
    simulated: true,
    enqueue: flows.enqueue,
  };
  const input = (text: string, budgetUsd: number | null) => ({
    evaluationId: id,
    table: parseFormSamples(text),
    budgetUsd,
  });
  return {
    flows,
    id,
    deps,
    quote: (text: string, budgetUsd: number | null = null) =>
      quoteAddition(deps, { ctx: TERMINAL, input: input(text, budgetUsd) }),
    add: async (text: string, { budgetUsd = null, ctx = TERMINAL }: Adding = {}) => {
      const isNew = await addSamples(deps, {
        ctx,
        input: { ...input(text, budgetUsd), asks: false },
      });
      await flows.drain();
      return isNew;
    },
  };
}

interface Adding {
  budgetUsd?: number | null;
  ctx?: Parameters<typeof addSamples>[1]['ctx'];
}
