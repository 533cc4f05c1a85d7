import type { Picodollars } from '../money.ts';
import { type CapReached, type Caps, capReached, leftUnder, type Purses } from './caps.ts';

/** An evaluation's own books when it asks for money. */
export interface GrantBooks {
  budget: Picodollars;
  spent: Picodollars;
  margin: Picodollars;
  /** Promised to its trials. */
  reserved: Picodollars;
}

/** Asked for in one piece, so that few claims have to ask: a tenth of the budget. */
const PIECES = 10n;

/**
 * Returns what an evaluation is granted of its budget from now on, so that it can promise `more` than it
 * holds: a piece ahead where its caps leave it, so that not every claim asks; or the cap that is in the
 * way. With `caps` null it has its whole budget.
 */
export function grant(
  books: GrantBooks,
  more: Picodollars,
  { caps, purses }: { caps: Caps; purses: Purses },
): { granted: Picodollars } | CapReached {
  const { budget, spent } = books;
  const held = heldOf(books) - spent;
  const reached = capReached(caps, purses, held + more);
  if (reached !== null) return reached;
  const piece = budget / PIECES;
  const wanted = spent + held + (more > piece ? more : piece);
  const left = leftUnder(caps, purses);
  return { granted: least(wanted, budget, ...(left === null ? [] : [spent + left])) };
}

/** Returns all that an evaluation holds: what was spent, is kept aside, and is promised to its trials. */
export function heldOf({ spent, margin, reserved }: Omit<GrantBooks, 'budget'>): Picodollars {
  return spent + margin + reserved;
}

function least(...amounts: readonly Picodollars[]): Picodollars {
  return amounts.reduce((a, b) => (a < b ? a : b));
}
