import { AppError } from '../core/errors.ts';
import { passMark } from '../core/evidence/pass-mark.ts';
import { withCascades } from '../core/inquiry/with-cascades.ts';
import { ownMoneyOf } from '../core/own-money.ts';
import { LIST_PRICE } from '../core/pricing/chosen-price.ts';
import { sumsOf } from '../core/record/ended-sums.ts';
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
    const ownMoney = ownMoneyOf(await deps.settings.read(state.workspace));
    const input = planInput(state, prepared);
    const trials = sumsOf(state, prepared, { at: ctx.now, mark: passMark(input) });
    const { figures, findings } = trials.sums;
    const assembled = assembleResult({
      state,
      figures,
      findings,
      planInput: input,
      expected: prepared.prices.candidates,
      catalog: prepared.catalog,
      chosenPrice: LIST_PRICE,
      ownMoney,
      at: ctx.now,
    });
    const result = withCascades({ state, result: assembled, prepared });
    const before = await retested(deps, state.spec.retestOf);
    const { catalog } = prepared;
    await deps.evaluations.finish(
      evaluationId,
      before ? withRetest(result, { before, now: state, catalog }) : result,
      trials,
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
