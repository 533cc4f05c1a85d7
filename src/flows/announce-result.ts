import type { Notify } from './ports/messages.ts';
import type { EvaluationStore } from './ports/record.ts';

export interface AnnounceResultDeps {
  evaluations: Pick<EvaluationStore, 'result' | 'markAnnounced'>;
  notify: Pick<Notify, 'finished'>;
}

/** Tells whoever asked in Slack that the result is there; safe to repeat until it is marked. */
export async function announceResult(
  { evaluations, notify }: AnnounceResultDeps,
  evaluationId: string,
): Promise<void> {
  const { result, destination } = await evaluations.result(evaluationId);
  if (!result) return;
  if (destination) await notify.finished(evaluationId, result);
  await evaluations.markAnnounced(evaluationId);
}
