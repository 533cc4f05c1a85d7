import { requireMayChange } from '../core/may-change.ts';
import type { Ctx } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface AnswerQuestionDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'answer'>;
  settings: Pick<SettingStore, 'read'>;
  enqueue: Pick<Enqueue, 'plan'>;
}

export interface AnswerQuestionCommand {
  ctx: Ctx;
  input: { evaluationId: string; answer: 'yes' | 'no' };
}

/**
 * Answers what an evaluation waits on: yes has it go on, no ends it with what is known. Returns false
 * where it waits on nothing (any more): somebody was quicker, or it took too long. Throws AppError:
 * 'not found', 'forbidden'.
 */
export async function answerQuestion(
  { evaluations, settings, enqueue }: AnswerQuestionDeps,
  { ctx, input: { evaluationId, answer } }: AnswerQuestionCommand,
): Promise<boolean> {
  const evaluation = await evaluations.control(evaluationId);
  const { admins } = await settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'answer');
  const isAnswered = await evaluations.answer(evaluationId, answer);
  if (isAnswered) await enqueue.plan(evaluationId);
  return isAnswered;
}
