import type { Actor } from '../actor.ts';
import { AppError } from '../errors.ts';
import { mayChange } from '../may-change.ts';
import type { AcceptedPick } from './accepted-pick.ts';

/**
 * Returns the pick of an evaluation (null: none is stored) for somebody who may `change` it: who accepted
 * it, an admin of its workspace, or whoever runs llm-pick. Throws AppError: 'not found' where there is
 * none in the person's workspace, 'forbidden' for another's.
 */
export function requireMayChangePick(
  by: { actor: Actor; workspace: string },
  { evaluationId, pick }: { evaluationId: string; pick: AcceptedPick | null },
  admins: readonly string[],
  change: 'withdraw' | 'correct',
): AcceptedPick {
  if (!pick || (by.actor.kind === 'person' && pick.workspace !== by.workspace)) {
    throw new AppError('not found', `No pick is accepted for evaluation ${evaluationId}.`);
  }
  if (mayChange(by, { workspace: pick.workspace, actor: pick.owner }, admins)) return pick;
  const message = `Only who accepted the pick for "${pick.name}", or an admin, can ${change} it.`;
  throw new AppError('forbidden', message);
}
