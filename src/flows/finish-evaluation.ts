import { LIST_PRICE } from '../core/pricing/price-factor.ts';
import { planInput } from '../core/record/plan-input.ts';
import { assembleResult } from '../core/result/assemble-result.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { EndedEvaluations, PrepareEvaluation } from './ports/record.ts';

export interface FinishEvaluationDeps {
  prepare: PrepareEvaluation;
  evaluations: EndedEvaluations;
  enqueue: Pick<Enqueue, 'announce'>;
}

/** Makes the result of an evaluation whose plan has ended, stores it, and has it announced. */
export async function finishEvaluation(
  deps: FinishEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const prepared = await deps.prepare(evaluationId);
  const state = await deps.evaluations.read(evaluationId);
  if (state.state === 'running') {
    const result = assembleResult({
      state,
      samples: prepared.samples,
      planInput: planInput(state, prepared),
      expected: prepared.prices.candidates,
      catalog: prepared.catalog,
      priceFactor: LIST_PRICE,
      at: ctx.now,
    });
    await deps.evaluations.finish(evaluationId, result);
  }
  await deps.enqueue.announce(evaluationId);
}
