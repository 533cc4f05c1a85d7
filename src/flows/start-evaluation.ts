import type { Catalog } from '../core/catalog/model.ts';
import { callPrices } from '../core/estimate/call-prices.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import { estimateOf } from '../core/estimate/estimate-of.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { Requester } from '../core/record/evaluation-record.ts';
import { isContinuous } from '../core/scoring/compile-scorer.ts';
import type { Notify } from './ports/messages.ts';
import type { Enqueue } from './ports/queue.ts';
import type { EvaluationStore } from './ports/record.ts';

export interface StartEvaluationDeps {
  evaluations: Pick<EvaluationStore, 'create'>;
  enqueue: Pick<Enqueue, 'plan'>;
  notify: Pick<Notify, 'started'>;
  catalog: Catalog;
  simulated: boolean;
  now(): Date;
  newId(): string;
}

/**
 * Stores an evaluation and sets it going. The same `key` (a form's view id, a request's id) starts
 * it once, however often it is asked for. Answers its id. Once it is stored it is started: `enqueue`
 * and `notify` may leave their part for later, and must not throw.
 */
export async function startEvaluation(
  deps: StartEvaluationDeps,
  { spec, samples }: EvaluationRequest,
  { requester, key }: { requester: Requester | null; key: string },
): Promise<string> {
  const estimate = estimateRequest({ spec, samples }, deps.catalog, deps.now());
  const newId = deps.newId();
  const id = await deps.evaluations.create({
    id: newId,
    key,
    spec,
    samples,
    requester,
    simulated: deps.simulated,
    estimatedUsd: estimate.expectedUsd,
    fullDesignUsd: estimate.fullDesignUsd,
    expectedCalls: estimate.calls.expected,
  });
  if (id !== newId) return id;
  await deps.enqueue.plan(id);
  if (requester) await deps.notify.started(id);
  return id;
}

/** What a request can show and may cost, before anything is spent. */
export function estimateRequest(
  { spec, samples }: EvaluationRequest,
  catalog: Catalog,
  at: Date,
): Estimate {
  const { candidates, judge } = callPrices({ spec, samples, catalog, at });
  return estimateOf({
    spec,
    samples: samples.length,
    groups: samples.map(({ group }) => group),
    continuous: isContinuous(spec.scorer),
    candidates,
    judge,
  });
}
