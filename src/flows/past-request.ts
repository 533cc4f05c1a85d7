import type { Catalog } from '../core/catalog/model.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { requireInWorkspace } from '../core/may-change.ts';
import { askedAgain } from '../core/record/asked-again.ts';
import type { RequestChanges } from '../core/request/request-changes.ts';
import type { Ctx } from './ctx.ts';
import type { ControlledEvaluations, StoredEvaluations } from './ports/record.ts';

export interface PastRequestDeps {
  evaluations: StoredEvaluations & Pick<ControlledEvaluations, 'control'>;
  catalog: Catalog;
}

export interface PastRequestCommand {
  ctx: Ctx;
  input: { evaluationId: string } & RequestChanges;
}

/**
 * Returns what an evaluation was asked, to be looked at and started once more; nothing is started.
 * Throws AppError: 'not found', also for a person of another workspace, and as `askedAgain` does.
 */
export async function pastRequest(
  { evaluations, catalog }: PastRequestDeps,
  { ctx, input: { evaluationId, ...otherwise } }: PastRequestCommand,
): Promise<EvaluationRequest> {
  requireInWorkspace(ctx, await evaluations.control(evaluationId));
  const { spec, samples } = await evaluations.load(evaluationId);
  return askedAgain({ spec, samples }, otherwise, { catalog, at: ctx.now });
}
