import type { Notice } from '../../blocks/form/form-look.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { uncoveredWords } from '../../core/estimate/estimate-costs.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { type KeptDraft, lookView, stepView } from './form-view.ts';

/** The last look at a request; where its price can't be had or its budget covers no call, the last step again. */
export async function lookAt(
  ctx: Ctx,
  kept: KeptDraft,
  request: EvaluationRequest,
  deps: SlackDeps,
  notice: Notice | null = null,
): Promise<Modal> {
  try {
    const estimate = await deps.quote({ ctx, input: { request } });
    const uncovered = uncoveredWords(request.spec.budget, estimate.leastCallUsd);
    if (uncovered !== null) {
      return stepView(kept, 'models', deps, [`${uncovered}. Raise it, or choose cheaper models.`]);
    }
    return lookView(kept, { request, estimate }, deps, notice);
  } catch (error) {
    const { what, next } = explain(error, deps.logger, 'What you typed is kept.');
    return stepView(kept, 'models', deps, [`${what} ${next}`.trim()]);
  }
}
