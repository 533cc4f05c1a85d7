import { AppError } from '../core/errors.ts';
import { withCascades } from '../core/inquiry/with-cascades.ts';
import { LIST_PRICE } from '../core/pricing/price-factor.ts';
import type { FinalState } from '../core/record/evaluation-record.ts';
import { planInput } from '../core/record/plan-input.ts';
import { assembleResult } from '../core/result/assemble-result.ts';
import { withRetest } from '../core/result/retest.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { EndedEvaluations, PrepareEvaluation } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface FinishEvaluationDeps {
  prepare: PrepareEvaluation;
  evaluations: EndedEvaluations;
  settings: Pick<SettingStore, 'read'>;
  enqueue: Pick<Enqueue, 'announce'>;
}

/**
 * Makes the result of an evaluation whose plan has ended, stores it, and has it announced. A pick that is
 * tested again is compared with what it was then.
 */
export async function finishEvaluation(
  deps: FinishEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const state = await deps.evaluations.read(evaluationId);
  const prepared = await deps.prepare(evaluationId, state.sampleCount);
  if (state.state === 'running') {
    const ownMoney = await deps.settings.read(state.workspace);
    const assembled = assembleResult({
      state,
      samples: prepared.samples,
      planInput: planInput(state, prepared),
      expected: prepared.prices.candidates,
      catalog: prepared.catalog,
      priceFactor: LIST_PRICE,
      ownMoney,
      at: ctx.now,
    });
    const result = withCascades({ state, result: assembled, prepared });
    const before = await retested(deps, state.spec.retestOf);
    const { catalog } = prepared;
    await deps.evaluations.finish(
      evaluationId,
      before ? withRetest(result, { before, now: state, catalog }) : result,
    );
  }
  await deps.enqueue.announce(evaluationId);
}

/** The evaluation that is tested again; null where none is, or where it was deleted. */
async function retested(
  { evaluations }: Pick<FinishEvaluationDeps, 'evaluations'>,
  id: string | undefined,
): Promise<FinalState | null> {
  if (id === undefined) return null;
  return evaluations.read(id).catch((error) => {
    if (error instanceof AppError && error.code === 'not found') return null;
    throw error;
  });
}
