import type { Actor } from './actor.ts';
import { AppError } from './errors.ts';

/** Whose something is, and where. */
export interface Owned {
  workspace: string;
  actor: Actor;
}

/**
 * Returns whether somebody may change what another began: who began it may, an admin of its workspace
 * may, and so may whoever runs llm-pick (its command line, its schedules, itself).
 */
export function mayChange(
  by: { actor: Actor; workspace: string },
  owned: Owned,
  admins: readonly string[],
): boolean {
  if (by.actor.kind !== 'person') return true;
  if (by.workspace !== owned.workspace || by.actor.id === null) return false;
  const isOwner = owned.actor.kind === 'person' && owned.actor.id === by.actor.id;
  return isOwner || admins.includes(by.actor.id);
}

/** Returns whether somebody may act as an admin: an admin, or whoever runs llm-pick. */
export function isAdmin(actor: Actor, admins: readonly string[]): boolean {
  return actor.kind !== 'person' || (actor.id !== null && admins.includes(actor.id));
}

/** Returns whether somebody may change settings: admins all; others, where none is named, what is `open`. */
export function mayChangeSetting(
  actor: Actor,
  { open, admins }: { open: boolean; admins: readonly string[] },
): boolean {
  return isAdmin(actor, admins) || (admins.length === 0 && open);
}

/** Lets a person read what is of their workspace alone. Throws AppError('not found') else. */
export function requireInWorkspace(
  by: { actor: Actor; workspace: string },
  evaluation: { id: string; workspace: string },
): void {
  if (by.actor.kind !== 'person' || by.workspace === evaluation.workspace) return;
  throw notInWorkspace(evaluation.id);
}

function notInWorkspace(id: string): AppError {
  return new AppError('not found', `There is no evaluation ${id} in this workspace.`);
}

/**
 * Lets somebody `change` an evaluation who may: who started it, or an admin of its workspace. Throws
 * AppError: 'not found' where it is of another workspace, 'forbidden' else.
 */
export function requireMayChange(
  by: { actor: Actor; workspace: string },
  evaluation: Owned & { id: string },
  admins: readonly string[],
  change: 'cancel' | 'pause' | 'resume' | 'answer' | 'delete' | 'add samples to',
): void {
  if (mayChange(by, evaluation, admins)) return;
  if (by.workspace !== evaluation.workspace) throw notInWorkspace(evaluation.id);
  throw new AppError(
    'forbidden',
    `Only the person who started it, or an admin, can ${change} it. Ask them to.`,
  );
}

/**
 * Simulated answers must not end up in a real result, nor real ones in a simulated result. Throws
 * AppError('invalid input') where an evaluation was begun otherwise than it would go on here.
 */
export function requireSameModels(
  { id, simulated }: { id: string; simulated: boolean },
  areSimulated: boolean,
): void {
  if (simulated === areSimulated) return;
  const message = simulated
    ? `Evaluation ${id} was begun with simulated models: set LLM_PICK_SIMULATED=1 to go on, or begin another.`
    : `Evaluation ${id} was begun with real models: simulated ones can't go on with it.`;
  throw new AppError('invalid input', message);
}
