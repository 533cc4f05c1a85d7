import { AppError } from '../errors.ts';
import { dollars } from '../format.ts';
import { fromDollars, type Picodollars, toDollars } from '../money.ts';
import type { Settings } from '../settings/settings.ts';
import { monthOf } from '../week/closed-weeks.ts';

/** What the evaluations of a month may spend; dollars, null: no limit. */
export interface Caps {
  workspaceUsd: number | null;
  /** Of each person. */
  personUsd: number | null;
  /** The month: `2026-11`, and when it began. */
  month: string;
  start: Date;
}

/** The caps that hold at a moment, in the month of the workspace's time zone; null where there are none. */
export function capsOf(
  { monthlyCap, personalCap, timeZone }: Pick<Settings, 'monthlyCap' | 'personalCap' | 'timeZone'>,
  now: Date,
): Caps | null {
  if (monthlyCap === null && personalCap === null) return null;
  const { name, start } = monthOf(now, timeZone);
  return { workspaceUsd: monthlyCap, personUsd: personalCap, month: name, start };
}

/** What a month's money is bound to: spent in it, or left of the budgets of evaluations that run. */
export interface Bound {
  workspace: Picodollars;
  /** Of the person who asks; null where it is no person. */
  person: Picodollars | null;
}

/**
 * Throws AppError('invalid input') where an evaluation that may spend `needed` more would let a cap be
 * passed: whose, what is left of it, and what to do. The person's cap comes first, since they know it.
 */
export function requireRoom(caps: Caps, bound: Bound, needed: Picodollars): void {
  if (bound.person !== null)
    check('Your', 'personal-cap', caps, caps.personUsd, bound.person, needed);
  check('The workspace’s', 'monthly-cap', caps, caps.workspaceUsd, bound.workspace, needed);
}

function check(
  whose: string,
  setting: string,
  { month }: Caps,
  capUsd: number | null,
  bound: Picodollars,
  needed: Picodollars,
): void {
  if (capUsd === null) return;
  const left = fromDollars(capUsd) - bound;
  if (needed <= left) return;
  const rest = left > 0n ? `${dollars(toDollars(left))} left` : 'nothing left';
  const way = left > 0n ? 'Lower the budget to that, wait' : 'Wait';
  throw new AppError(
    'invalid input',
    `${whose} cap of ${dollars(capUsd)} for ${month} has ${rest} (what running evaluations may still spend is counted), and ${dollars(toDollars(needed))} is asked for. ${way} for one to end, or have an admin raise it: settings ${setting}=AMOUNT.`,
  );
}
