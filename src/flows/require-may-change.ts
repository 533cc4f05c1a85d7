import { AppError } from '../core/errors.ts';
import { mayChange } from '../core/may-change.ts';
import type { Ctx } from './ctx.ts';
import type { ControlledEvaluation, ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface PermissionDeps {
  evaluations: Pick<ControlledEvaluations, 'control'>;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Returns the evaluation that somebody may `change` (cancel, pause, resume, delete): who started it, or an
 * admin of its workspace. Throws AppError: 'not found', also for one of another workspace, or
 * 'forbidden'.
 */
export async function requireMayChange(
  { evaluations, settings }: PermissionDeps,
  ctx: Ctx,
  evaluationId: string,
  change: 'cancel' | 'pause' | 'resume' | 'delete',
): Promise<ControlledEvaluation> {
  const evaluation = await evaluations.control(evaluationId);
  if (ctx.actor.kind === 'person' && evaluation.workspace !== ctx.workspace) {
    throw new AppError('not found', `There is no evaluation ${evaluationId} in this workspace.`);
  }
  const { admins } = await settings.read(evaluation.workspace);
  if (mayChange(ctx, evaluation, admins)) return evaluation;
  throw new AppError(
    'forbidden',
    `Only the person who started it, or an admin, can ${change} it. Ask them to.`,
  );
}
