import { closeCopy } from './close-copy.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';
import { showResult } from './tell-result.ts';

export interface TellProgressDeps {
  evaluations: MessageRecord;
  messages: Messages;
}

/**
 * Brings an evaluation's message up to date while it runs, where its workspace has a turn free: else the
 * next carries more.
 */
export async function tellProgress(
  deps: TellProgressDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const { evaluations, messages } = deps;
  const [progress, { message }] = await Promise.all([
    evaluations.progress(evaluationId),
    evaluations.telling(evaluationId),
  ]);
  if (!progress || progress.finished || !message) return;
  if (!progress.question) await closeCopy(deps, message, { ...progress, id: evaluationId });
  if (!(await evaluations.takeUpdateTurn(evaluationId))) return;
  await messages.refresh(message, { kind: 'progress', evaluationId, progress });
  // Another process may have posted the result meanwhile: it must have the last word.
  const now = await evaluations.telling(evaluationId);
  if (now.result) await showResult(deps, evaluationId, { ...now, result: now.result });
}
