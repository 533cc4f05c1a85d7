import { planInput } from '../core/record/plan-input.ts';
import { assembleResult } from '../core/result/assemble-result.ts';
import type { Enqueue } from './ports/queue.ts';
import type { EvaluationStore } from './ports/record.ts';
import type { PrepareEvaluation } from './prepare-evaluation.ts';

export interface FinishEvaluationDeps {
  prepare: PrepareEvaluation;
  evaluations: Pick<EvaluationStore, 'read' | 'finish'>;
  enqueue: Pick<Enqueue, 'announce'>;
  now(): Date;
}

/** Makes the result of an evaluation whose plan has ended, stores it, and has it announced. */
export async function finishEvaluation(
  deps: FinishEvaluationDeps,
  evaluationId: string,
): Promise<void> {
  const prepared = await deps.prepare(evaluationId);
  const state = await deps.evaluations.read(evaluationId);
  if (state.state === 'running') {
    const result = assembleResult({
      state,
      samples: prepared.samples,
      planInput: planInput(state, prepared),
      expectedCallUsd: prepared.prices.candidates.map(({ expectedCallUsd }) => expectedCallUsd),
      catalog: prepared.catalog,
      at: deps.now(),
    });
    await deps.evaluations.finish(evaluationId, result);
  }
  await deps.enqueue.announce(evaluationId);
}
