import { requireApproved } from '../core/caps/approval.ts';
import { capsOf } from '../core/caps/caps.ts';
import { AppError } from '../core/errors.ts';
import { exactDollars } from '../core/format.ts';
import { requireInWorkspace, requireMayChange } from '../core/may-change.ts';
import { checkedBudget } from '../core/request/checked-budget.ts';
import { requireReadLimits } from '../core/settings/unread-words.ts';
import type { Ctx } from './ctx.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface RaiseBudgetDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'raiseBudget'>;
  settings: Pick<SettingStore, 'read'>;
}

/** The whole budget from now on, what is spent already included; dollars. */
export interface RaiseBudgetCommand {
  ctx: Ctx;
  input: { evaluationId: string; budgetUsd: number };
}

/**
 * Gives an evaluation more money; candidates that only the budget ended go on once it is resumed, also
 * where it had its result. Throws AppError: 'not found', 'forbidden', 'invalid input' where it is no
 * more than it had, more than an evaluation may have, or a cap is in the way.
 */
export async function raiseBudget(
  deps: RaiseBudgetDeps,
  { ctx, input: { evaluationId, budgetUsd } }: RaiseBudgetCommand,
): Promise<void> {
  const evaluation = await deps.evaluations.control(evaluationId);
  const settings = await deps.settings.read(evaluation.workspace);
  if (ctx.actor.id !== settings.approver) {
    requireMayChange(ctx, evaluation, settings.admins, 'resume');
    requireApproved(settings, ctx.actor, budgetUsd);
  } else requireInWorkspace(ctx, evaluation);
  if (checkedBudget(budgetUsd) <= evaluation.budgetUsd) {
    const message = `Its budget is ${exactDollars(evaluation.budgetUsd)} already. Name a higher one: the whole budget, what is spent included.`;
    throw new AppError('invalid input', message);
  }
  requireReadLimits(settings);
  await deps.evaluations.raiseBudget(evaluationId, budgetUsd, capsOf(settings, ctx.now));
}
