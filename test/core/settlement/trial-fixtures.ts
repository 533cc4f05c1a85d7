import { loadCatalog } from '../../../src/catalog-file.ts';
import type { EvaluationSpec } from '../../../src/core/evaluation.ts';
import type { CallingTrial } from '../../../src/core/settlement/claimed-trial.ts';
import { nextCall } from '../../../src/core/settlement/next-call.ts';
import { type PreparedEvaluation, prepare } from '../../../src/core/settlement/prepared.ts';
import type { Answer, AnsweredStep, TrialRef } from '../../../src/core/trial.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

export const AT = new Date('2026-11-24T12:00:00Z');
export const TRIAL: TrialRef = { evaluationId: 'e', candidate: 0, sample: 0, repeat: 0 };

/** An evaluation of Haiku 5.5 and Flash-Lite ready for its trials; Flash-Lite judges where a judge scores. */
export function prepared(spec: Partial<EvaluationSpec> = {}): PreparedEvaluation {
  return prepare({ id: 'e', ...evaluationRequest(spec) }, loadCatalog(), AT);
}

export const JUDGED: Partial<EvaluationSpec> = {
  scorer: { type: 'judge', rubric: 'Is it ok?', model: FLASH_LITE },
};

/** 1,000 tokens in and 100 out: $0.00015 with Haiku 5.5. */
export const ANSWER: Answer = {
  text: 'ok',
  servedModel: 'claude-haiku-5-5',
  stop: 'complete',
  latencyMs: 20,
  usage: { input: 1_000, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 },
};
export const ANSWER_COST = 150_000_000n;

export function step(change: Partial<AnsweredStep> = {}): AnsweredStep {
  return { ...ANSWER, purpose: 'answer', model: HAIKU, ...change };
}

export function judgement(text: string): AnsweredStep {
  return step({ purpose: 'judge', model: FLASH_LITE, text, latencyMs: 30 });
}

export const WORST = 1_000_000_000n;

/** A trial claimed for its next call, which may cost `WORST`; `later` is reserved for those after it. */
export function calling({
  steps = [],
  attempt = 1,
  retries = 0,
  later = 0n,
  of = prepared(),
}: {
  steps?: readonly AnsweredStep[];
  attempt?: number;
  retries?: number;
  later?: bigint;
  of?: PreparedEvaluation;
} = {}): CallingTrial {
  const next = nextCall(of, TRIAL, steps);
  if (next.kind !== 'call') throw new Error('There is nothing left to call.');
  const { purpose, candidate } = next.call;
  const { provider, name: model } = candidate;
  const call = { purpose, provider, model, worst: WORST, later };
  return {
    trial: TRIAL,
    prepared: of,
    claim: { kind: 'claimed', attempt, losses: 0, reserved: WORST + later, call, steps },
    call: { ...next.call, worst: WORST },
    retries,
  };
}
