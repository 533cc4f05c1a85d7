import type { EvaluationCommand } from './ctx.ts';
import { type DoubtAnswersDeps, doubtAnswers } from './doubt-answers.ts';
import type { Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';
import { showResult } from './tell-result.ts';

export interface TellProgressDeps extends DoubtAnswersDeps {
  evaluations: MessageRecord & DoubtAnswersDeps['evaluations'];
  messages: Messages;
}

/** More answers than these are not read again for each update. */
const MOST_DOUBTED = 1_000;

/** Brings an evaluation's message up to date while it runs, where its workspace has a turn free: else the next carries more. */
export async function tellProgress(
  deps: TellProgressDeps,
  command: EvaluationCommand,
): Promise<void> {
  const { evaluations, messages } = deps;
  const { evaluationId } = command.input;
  const [progress, { message }] = await Promise.all([
    evaluations.progress(evaluationId),
    evaluations.telling(evaluationId),
  ]);
  if (!progress || progress.finished || !message) return;
  if (!(await evaluations.takeUpdateTurn(evaluationId))) return;
  const doubt = progress.done <= MOST_DOUBTED ? await doubtAnswers(deps, command) : null;
  await messages.refresh(message, { kind: 'progress', evaluationId, progress, doubt });
  // Another process may have posted the result meanwhile: it must have the last word.
  const now = await evaluations.telling(evaluationId);
  if (now.result) await showResult(deps, evaluationId, { ...now, result: now.result });
}
