import type { Enqueue } from './ports/queue.ts';
import type { EvaluationStore } from './ports/record.ts';

export interface CancelEvaluationDeps {
  evaluations: Pick<EvaluationStore, 'cancel'>;
  enqueue: Pick<Enqueue, 'plan'>;
}

/** Stops what has not begun; calls under way end and count. False when it had ended already. */
export async function cancelEvaluation(
  { evaluations, enqueue }: CancelEvaluationDeps,
  evaluationId: string,
): Promise<boolean> {
  const cancelled = await evaluations.cancel(evaluationId);
  if (cancelled) await enqueue.plan(evaluationId);
  return cancelled;
}
