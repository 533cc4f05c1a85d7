import type { Actor } from '../actor.ts';
import { AppError } from '../errors.ts';
import { exactDollars } from '../format.ts';
import { fromDollars, type Picodollars, smallest, toDollars } from '../money.ts';
import type { Settings } from '../settings/settings.ts';
import { monthOf } from '../week/calendar-months.ts';

/** What the evaluations of a month may spend; dollars, null: no limit. */
export interface Caps {
  workspaceUsd: number | null;
  /** Of each person. */
  personUsd: number | null;
  /** The month: `2026-11`, by the clocks of which time zone, and when it began. */
  month: string;
  timeZone: string;
  start: Date;
}

/** The caps that hold at a moment, in the month of the workspace's time zone; null where there are none. */
export function capsOf(
  { monthlyCap, personalCap, timeZone }: Pick<Settings, 'monthlyCap' | 'personalCap' | 'timeZone'>,
  now: Date,
): Caps | null {
  if (monthlyCap === null && personalCap === null) return null;
  const { name, start } = monthOf(now, timeZone);
  return { workspaceUsd: monthlyCap, personUsd: personalCap, month: name, timeZone, start };
}

/** How a purse stands for an evaluation that asks for money. */
export interface Purse {
  /** Spent in the month, by whichever evaluation, and granted to the others that have not ended. */
  taken: Picodollars;
  /** Of that, what may come back: granted to others that run, and not spent yet. */
  open: Picodollars;
}

/** The purses of a month that an evaluation spends from. */
export interface Purses {
  workspace: Purse;
  /** Of the person who asked; null where it was no person. */
  person: Purse | null;
}

/** Returns the purses of a month in which nothing was spent, for who would spend first. */
export function fullPurses(actor: Actor): Purses {
  const full = { taken: 0n, open: 0n };
  return { workspace: full, person: actor.kind === 'person' ? full : null };
}

/** A cap that leaves less than is needed. */
export interface CapReached {
  /** Whose it is, how much, what to do. */
  words: string;
  /** Whether money may come back to it. */
  mayWait: boolean;
  /** Dollars that it leaves; 0: none. */
  leftUsd: number;
}

/** Returns how much the caps leave an evaluation; null: there are none. Never below zero. */
export function leftUnder(caps: Caps, purses: Purses): Picodollars | null {
  const limits = limitsOf(caps, purses);
  if (limits.length === 0) return null;
  const room = smallest(limits.map(({ usd, purse }) => fromDollars(usd) - purse.taken));
  return room > 0n ? room : 0n;
}

/**
 * Returns the cap that leaves less than `needed`; null where all leave as much. The person's comes
 * first, since they know it; and one that nothing comes back to before one to wait for.
 */
export function capReached(caps: Caps, purses: Purses, needed: Picodollars): CapReached | null {
  const reached = limitsOf(caps, purses)
    .filter(({ usd, purse }) => fromDollars(usd) - purse.taken < needed)
    .toSorted((a, b) => Number(a.purse.open > 0n) - Number(b.purse.open > 0n));
  const [first] = reached;
  if (!first) return null;
  const { whose, usd, setting, purse } = first;
  const room = fromDollars(usd) - purse.taken;
  const state = room > 0n ? 'does not leave enough' : 'is used up';
  return {
    words: `${whose} cap of ${exactDollars(usd)} for ${caps.month} (${caps.timeZone}) ${state}. To go on, have an admin raise it (settings ${setting}=AMOUNT), or wait for the next month.`,
    mayWait: purse.open > 0n,
    leftUsd: room > 0n ? toDollars(room) : 0,
  };
}

/** Throws AppError('invalid input') where a cap is used up and nothing comes back to it: nothing can begin. */
export function requireRoom(caps: Caps, purses: Purses): void {
  const reached = capReached(caps, purses, 1n);
  if (reached !== null && !reached.mayWait) throw new AppError('invalid input', reached.words);
}

/** The caps that are set, with the purses they limit. */
function limitsOf({ workspaceUsd, personUsd }: Caps, { workspace, person }: Purses) {
  const limits = [
    { whose: 'The personal', setting: 'personal-cap', usd: personUsd, purse: person },
    { whose: 'The workspace’s', setting: 'monthly-cap', usd: workspaceUsd, purse: workspace },
  ];
  return limits.flatMap(({ usd, purse, ...limit }) =>
    usd === null || purse === null ? [] : [{ ...limit, usd, purse }],
  );
}
