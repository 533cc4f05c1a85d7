import { type Picodollars, smallest } from '../money.ts';
import { type CapReached, type Caps, capReached, leftUnder, type Purses } from './caps.ts';

/** An evaluation's own books when it asks for money. */
export interface GrantBooks {
  budget: Picodollars;
  spent: Picodollars;
  margin: Picodollars;
  /** Promised to its trials. */
  reserved: Picodollars;
}

/** Granted ahead: a tenth of the budget, and of what the caps leave, which others ask for, too. */
const PIECES = 10n;

/**
 * Returns what an evaluation is granted of its budget from now on, so that it can promise `more` than it
 * holds, with a piece ahead, so that not every claim asks; or the cap that is in the way.
 */
export function grant(
  books: GrantBooks,
  more: Picodollars,
  { caps, purses }: { caps: Caps; purses: Purses },
): { granted: Picodollars } | CapReached {
  const { budget, spent } = books;
  const holding = heldOf(books) - spent;
  const reached = capReached(caps, purses, holding + more);
  if (reached !== null) return reached;
  const room = leftUnder(caps, purses);
  if (room === null) return { granted: budget };
  const piece = smallest([budget, room - holding]) / PIECES;
  return { granted: smallest([budget, spent + holding + (more > piece ? more : piece)]) };
}

/** Returns all that an evaluation holds: what was spent, is kept aside, and is promised to its trials. */
export function heldOf({ spent, margin, reserved }: Omit<GrantBooks, 'budget'>): Picodollars {
  return spent + margin + reserved;
}
