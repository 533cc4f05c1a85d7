import { loadCatalog } from '../../src/catalog-file.ts';
import { fullPurses } from '../../src/core/caps/caps.ts';
import type { EvaluationRequest, EvaluationSpec, Inquiry } from '../../src/core/evaluation.ts';
import { RATING } from '../../src/core/inquiry/rating-stage.ts';
import { RULES } from '../../src/core/inquiry/rules-stage.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { lookInto } from '../../src/flows/look-into.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { quoteInquiry } from '../../src/flows/quote-inquiry.ts';
import { candidate, evaluationRequest, FLASH_LITE } from './evaluation-request.ts';
import { memoryFlows } from './memory-flows.ts';
import { memorySettings } from './memory-settings.ts';

export const OPUS = 'anthropic/claude-opus-5-5';
const NOW = new Date('2026-11-24T12:00:00Z');
export const CTX = { actor: { kind: 'terminal', id: null }, workspace: 'local', now: NOW } as const;
const usage = { input: 300, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
export const says = (text: string): CallOutcome => ({
  kind: 'answered',
  answer: { text, stop: 'complete', servedModel: 'm', latencyMs: 5, usage },
});

const SAMPLES = 60;
export const DOCUMENT = { name: 'faq.md', text: 'Refunds: the answer is in this handbook.' };

/** Every third sample needs the document; Opus knows it all. */
const needsDocument = (text: string) => Number(/Question (\d+)/.exec(text)?.[1]) % 3 === 0;

/** A world in which the document helps, or nothing does. */
export function world(helps: boolean, document = DOCUMENT): Complete {
  return async ({ candidate: { name }, system, prompt }) => {
    if (system === RATING) {
      return says(`{"topic": "refunds", "answers": "${helps ? 'yes' : 'no'}"}`);
    }
    if (system === RULES) return says('Answer with the word that the task asks for.');
    const isTold = helps && (system ?? '').includes(document.text);
    const isRight = name.includes('opus') || !needsDocument(prompt) || isTold;
    return says(isRight ? 'ok' : 'no');
  };
}

/** 60 questions, Flash-Lite against Opus, all asked twice. */
function request(change: Partial<EvaluationSpec> = {}): EvaluationRequest {
  const { spec, samples } = evaluationRequest(change, SAMPLES);
  return {
    spec: {
      ...spec,
      candidates: [candidate(FLASH_LITE), candidate(OPUS)],
      bar: { kind: 'absolute', rate: 0.9 },
      volume: 100_000,
      ...change,
    },
    samples: samples.map((sample, index) => ({
      ...sample,
      columns: { input: `Question ${index}` },
    })),
  };
}

/** An evaluation that has ended, and what its failures are asked: a price, an answer. */
export async function ended(
  complete: Complete,
  step?: (port: string) => void,
  change: Partial<EvaluationSpec> = {},
  chosen: SettingTexts = {},
) {
  const flows = memoryFlows(complete, step);
  const id = await flows.start(request(change));
  await flows.drain();
  const deps = {
    evaluations: { ...flows.evaluations, result: flows.result },
    catalog: loadCatalog(),
    settings: memorySettings(chosen),
    past: { purses: async () => fullPurses(CTX.actor) },
    start: ({ input }: { input: { request: EvaluationRequest; key: string } }) =>
      flows.start(input.request, { key: input.key }),
    fingerprint: (text: string) => text,
  };
  const quote = (change: Partial<Parameters<typeof quoteInquiry>[1]['input']> = {}) =>
    quoteInquiry(deps, {
      ctx: CTX,
      input: {
        evaluationId: id,
        candidate: null,
        document: DOCUMENT,
        fixes: ['effort', 'context', 'examples', 'rules'],
        budgetUsd: 1,
        ...change,
      },
    });
  /** Brings the inquiry on until it is answered; a process that dies in between is started again. */
  const answer = async (inquiry: Inquiry) => {
    for (;;) {
      try {
        const found = await lookInto(deps, { ctx: CTX, input: { inquiry, again: true } });
        if (found.kind === 'answered') return found.answer;
        await flows.drain();
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
        await flows.restart();
      }
    }
  };
  return { flows, id, deps, quote, answer };
}
