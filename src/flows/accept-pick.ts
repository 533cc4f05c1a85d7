import { AppError } from '../core/errors.ts';
import { mayChange, requireInWorkspace } from '../core/may-change.ts';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import { acceptedPick, type PickChoice } from '../core/picks/choose-pick.ts';
import type { Ctx } from './ctx.ts';
import type { PickStore } from './ports/picks.ts';
import type { FinishedEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface AcceptPickDeps {
  evaluations: FinishedEvaluations;
  picks: Pick<PickStore, 'find' | 'save'>;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Records that a model is used from now on for an evaluation's task, in place of the evaluation's
 * earlier accepted pick, or of the one that it tested again; the volume alone corrects that. Returns what
 * is recorded. Throws AppError: 'not found', 'forbidden' where another's pick would change, 'invalid
 * input' for a model that has no measurement, or none where the evaluation has no pick.
 */
export async function acceptPick(
  { evaluations, picks, settings }: AcceptPickDeps,
  { ctx, input }: { ctx: Ctx; input: { evaluationId: string } & PickChoice },
): Promise<AcceptedPick> {
  const { evaluationId, model, volume } = input;
  const evaluation = await evaluations.finished(evaluationId);
  requireInWorkspace(ctx, evaluation);
  const { retestOf } = evaluation.spec;
  const earlier = await picks.find(evaluationId);
  const tested = retestOf === undefined ? null : await picks.find(retestOf);
  const { admins } = await settings.read(evaluation.workspace);
  for (const changed of [earlier, tested]) {
    const isTheirs =
      !changed || mayChange(ctx, { workspace: changed.workspace, actor: changed.owner }, admins);
    if (!isTheirs) throw othersPickError(changed);
  }
  const { actor: by, now: at } = ctx;
  const pick = acceptedPick({ evaluation, earlier, tested, choice: { model, volume }, by, at });
  await picks.save(pick, tested?.evaluationId);
  return pick;
}

function othersPickError({ name }: AcceptedPick): AppError {
  const message = `The pick for "${name}" is another person’s. Ask them, or an admin, to change it.`;
  return new AppError('forbidden', message);
}
