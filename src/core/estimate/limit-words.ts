import type { Actor } from '../actor.ts';
import { approvalFor, unapproved } from '../caps/approval.ts';
import type { Caps, Purses } from '../caps/caps.ts';
import type { HeldSettings } from '../settings/settings.ts';
import { unreadMoneyWords } from '../settings/unread-words.ts';
import type { Estimate } from './estimate.ts';
import { roomWords } from './room-words.ts';

/** What may hold back who is about to spend: the settings, the caps of the month (null: none), and what of them is taken. */
export interface Limits {
  chosen: HeldSettings;
  caps: Caps | null;
  purses: Purses;
}

/** Who is about to spend on what waits for nobody's word, and the most it may come to in dollars. */
interface Spender {
  actor: Actor;
  usd: number;
}

/**
 * Returns what is to be said of them before a call is made, in sentences: that a cap leaves too little, that
 * it is the approver's to do, and what can't be read any more. Nothing where nothing is in the way.
 * `spender`: null where its message asks the approver.
 */
export function limitWords(
  { chosen, caps, purses }: Limits,
  costs: Pick<Estimate, 'leastCallUsd' | 'expectedUsd'>,
  spender: Spender | null,
): string[] {
  const room = caps && roomWords(caps, purses, costs);
  const approval = spender && approvalFor(chosen, spender.actor, spender.usd);
  const refusal = approval && unapproved(approval, spender.usd).message;
  return [room, refusal, ...unreadMoneyWords(chosen)].filter((words) => words !== null);
}
