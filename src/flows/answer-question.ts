import { requireApproved, requireApprover } from '../core/caps/approval.ts';
import { mayChange, requireInWorkspace, requireMayChange } from '../core/may-change.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Ctx } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluation, ControlledEvaluations } from './ports/record.ts';
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
  requireInWorkspace(ctx, evaluation);
  if (evaluation.question === null) return false;
  const chosen = await settings.read(evaluation.workspace);
  requireMayAnswer(ctx, evaluation, chosen, answer);
  const by = { actor: ctx.actor, at: ctx.now };
  const isAnswered = await evaluations.answer(evaluationId, answer, by);
  if (isAnswered) await enqueue.plan(evaluationId);
  return isAnswered;
}

/** Whether it may begin says the approver; whoever began it may still decline. All else, who may change it. */
function requireMayAnswer(
  ctx: Ctx,
  evaluation: ControlledEvaluation,
  settings: Settings,
  answer: 'yes' | 'no',
): void {
  const { question } = evaluation;
  if (question?.kind !== 'approval') {
    requireMayChange(ctx, evaluation, settings.admins, 'answer');
    const usd = question?.kind === 'over the quote' ? question.usd : 0;
    if (answer === 'yes') requireApproved(settings, ctx.actor, usd);
  } else if (answer === 'yes' || !mayChange(ctx, evaluation, settings.admins)) {
    requireApprover(settings, ctx.actor);
  }
}
