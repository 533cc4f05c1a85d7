import type { Fault } from '../../core/errors.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { type Draft, draftValues } from '../../core/request/form/draft.ts';
import { requestFromForm } from '../../core/request/form/request-from-form.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { SlackDeps } from '../deps.ts';

/**
 * Returns what a draft would start: what the form holds, or faults by its fields; or an evaluation of
 * before, for which it throws AppError where that can't be asked again.
 */
export async function requestOfDraft(
  ctx: Ctx,
  draft: Draft,
  deps: Pick<SlackDeps, 'pastRequest' | 'catalog'>,
): Promise<{ request: EvaluationRequest } | { faults: Fault[] }> {
  if (draft.again !== null) return { request: await deps.pastRequest({ ctx, input: draft.again }) };
  return requestFromForm(draftValues(draft), { catalog: deps.catalog, at: ctx.now });
}
