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

/**
 * Returns what is to be said of them before a call is made, in sentences: that a cap leaves too little, and
 * what can't be read any more. Nothing where nothing is in the way.
 */
export function limitWords(
  { chosen, caps, purses }: Limits,
  costs: Pick<Estimate, 'leastCallUsd' | 'expectedUsd'>,
): string[] {
  const room = caps && roomWords(caps, purses, costs);
  return [...(room === null ? [] : [room]), ...unreadMoneyWords(chosen)];
}
