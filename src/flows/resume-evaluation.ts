import { capsOf } from '../core/caps/caps.ts';
import { requireMayChange, requireSameModels } from '../core/may-change.ts';
import { requireReadLimits } from '../core/settings/unread-words.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluations, LostWork } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import { sweep } from './sweep.ts';

export interface ResumeEvaluationDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'resume' | 'retry'> & LostWork;
  settings: Pick<SettingStore, 'read'>;
  enqueue: Enqueue;
  /** Whether this process's models are simulated. */
  simulated: boolean;
}

/**
 * Has a paused or lost evaluation go on, and one that ended because a provider failed; any other that
 * has ended stays as it is. Throws AppError: 'not found', 'forbidden', 'invalid input' where one side
 * is simulated and the other isn't, or a cap is in the way.
 */
export async function resumeEvaluation(
  deps: ResumeEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const evaluation = await deps.evaluations.control(evaluationId);
  const settings = await deps.settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, settings.admins, 'resume');
  const { state, simulated } = evaluation;
  if (simulated !== deps.simulated && state === 'finished') return;
  requireSameModels(evaluation, deps.simulated);
  requireReadLimits(settings);
  const caps = capsOf(settings, ctx.now);
  if (state !== 'finished') await deps.evaluations.resume(evaluationId, caps);
  else if (!(await deps.evaluations.retry(evaluationId, caps))) return;
  await sweep(deps);
  await deps.enqueue.plan(evaluationId);
}
