import { type LabelOf, labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import { count, dollars } from '../../core/format.ts';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import type { PickChoice } from '../../core/picks/choose-pick.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { WorkspaceVerbs } from '../../flows/verbs.ts';
import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface UseOptions {
  /** null: the evaluation's own pick. */
  model: string | null;
  /** Calls a month; null: as the evaluation says. */
  volume: number | null;
  /** Watch it no more. */
  stop: boolean;
}

/** `llm-pick use ID`: records which model is used for an evaluation's task, and says what follows. */
export async function use(
  deps: CliDeps,
  evaluationId: string,
  { model, volume, stop }: UseOptions,
): Promise<void> {
  requireEvaluationId(evaluationId);
  const ctx = terminalCtx(deps.now(), null);
  const workspaces = await deps.openWorkspaces();
  try {
    const pick = stop
      ? await workspaces.withdrawPick({ ctx, input: { evaluationId } })
      : await acceptOrCorrect(workspaces, ctx, { evaluationId, model, volume });
    const labelOf = labelsOf(deps.catalog({ reachable: false }));
    const text = stop ? withdrawnText(pick, labelOf) : acceptedText(pick, labelOf);
    deps.stdout.write(wrapText(`${text}\n`, screenOf(deps.stdout, deps.noColor)));
  } finally {
    await workspaces.close();
  }
}

/**
 * A volume alone corrects what is in use, also where its evaluation was deleted; what is not in use is
 * accepted with it.
 */
async function acceptOrCorrect(
  workspaces: Pick<WorkspaceVerbs, 'acceptPick' | 'correctVolume'>,
  ctx: Ctx,
  { evaluationId, model, volume }: { evaluationId: string } & PickChoice,
): Promise<AcceptedPick> {
  if (model === null && volume !== null) {
    const corrected = await workspaces
      .correctVolume({ ctx, input: { evaluationId, volume } })
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not found') return null;
        throw error;
      });
    if (corrected) return corrected;
  }
  return workspaces.acceptPick({ ctx, input: { evaluationId, model, volume } });
}

function acceptedText(pick: AcceptedPick, labelOf: LabelOf): string {
  const simulated = pick.simulated ? 'Simulated: ' : '';
  const spend = `${count(pick.volume, 'call')} a month, about ${dollars(pick.costPerCall * pick.volume)} a month`;
  const replaced = pick.replaces === null ? '' : ` It replaces ${labelOf(pick.replaces)}.`;
  return `${simulated}${labelOf(pick.model)} is in use for "${pick.name}": ${spend}.${replaced}`;
}

function withdrawnText({ name, model }: AcceptedPick, labelOf: LabelOf): string {
  return `${labelOf(model)} for "${name}" is not watched any more.`;
}
