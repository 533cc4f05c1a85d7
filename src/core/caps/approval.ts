import type { Actor } from '../actor.ts';
import { AppError } from '../errors.ts';
import type { EvaluationRequest } from '../evaluation.ts';
import { exactDollars, upToTheCent } from '../format.ts';
import { isAdmin } from '../may-change.ts';
import type { Settings } from '../settings/settings.ts';

type Chosen = Pick<Settings, 'approvalAbove' | 'approver' | 'admins'>;

/** Whose word is needed above which amount; dollars. */
export interface Approval {
  /** A Slack user. */
  approver: string;
  aboveUsd: number;
}

/**
 * Returns whose word a person needs for what may cost so many dollars; null: nobody's, or it is that
 * person's own.
 */
export function approvalFor(settings: Chosen, actor: Actor, usd: number): Approval | null {
  // Whoever runs llm-pick has its keys, and is asked in the terminal.
  if (actor.kind !== 'person' || actor.id === settings.approver) return null;
  return approvalOf(settings, usd);
}

/**
 * Returns whose word what may cost so many dollars would need in Slack, for whoever runs it in the
 * terminal; null: nobody's, or it is asked in Slack.
 */
export function approvalInSlack(settings: Chosen, actor: Actor, usd: number): Approval | null {
  return actor.kind === 'person' ? null : approvalOf(settings, usd);
}

function approvalOf({ approvalAbove, approver }: Chosen, usd: number): Approval | null {
  if (approvalAbove === null || approver === null || usd <= approvalAbove) return null;
  return { approver, aboveUsd: approvalAbove };
}

/**
 * Returns the most that a request may come to cost, in dollars: where nobody can be asked again, all of
 * its budget.
 */
export function mostUsd(
  { spec }: EvaluationRequest,
  { largestUsd, asks }: { largestUsd: number; asks: boolean },
): number {
  if (spec.inquiry) return spec.inquiry.budget;
  return asks && !spec.drafts ? Math.min(spec.budget, largestUsd) : spec.budget;
}

/** Throws AppError('forbidden') where somebody needs another's word for what may cost so many dollars. */
export function requireApproved(settings: Chosen, actor: Actor, usd: number): void {
  const approval = approvalFor(settings, actor, usd);
  if (approval !== null) throw unapproved(approval, usd);
}

/** What is wrong where somebody needs another's word for what may cost so many dollars: 'forbidden'. */
export function unapproved({ aboveUsd }: Approval, usd: number): AppError {
  return new AppError(
    'forbidden',
    `This may cost ${upToTheCent(usd)}, and above ${exactDollars(aboveUsd)} the workspace’s approver confirms. Ask them to do it (who that is: “/llm-pick settings”), or choose a smaller amount.`,
  );
}

/**
 * What is wrong with what needs an approver's word and would be posted where the approver sees no button:
 * 'forbidden'.
 */
export function unseen({ aboveUsd }: Approval, usd: number): AppError {
  return new AppError(
    'forbidden',
    `This may cost ${upToTheCent(usd)}, and above ${exactDollars(aboveUsd)} the workspace’s approver confirms, who can’t see a direct message of yours. Have it posted in a channel, or choose a smaller amount.`,
  );
}

/** Throws AppError('forbidden') for anyone but the approver; where none is named any more, an admin. */
export function requireApprover({ approver, admins }: Chosen, actor: Actor): void {
  const may = approver === null ? isAdmin(actor, admins) : actor.id === approver;
  if (may || actor.kind !== 'person') return;
  throw new AppError(
    'forbidden',
    approver === null
      ? 'No approver is named any more: only an admin can confirm it. Ask them to.'
      : 'Only the approver can confirm it, who is named in its message. Ask them to press the button.',
  );
}
