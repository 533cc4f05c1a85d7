import {
  type CapReached,
  type Caps,
  type Purse,
  type Purses,
  requireRoom,
} from '../../../src/core/caps/caps.ts';
import { grant, heldOf } from '../../../src/core/caps/grant.ts';
import type { Picodollars } from '../../../src/core/money.ts';
import type { NewEvaluation } from '../../../src/core/record/evaluation-record.ts';
import { type EvaluationRow, evaluationRow, type Tables } from './tables.ts';

type Spender = Pick<NewEvaluation, 'id' | 'workspace' | 'actor' | 'simulated'>;

/** Throws where a cap leaves an evaluation nothing. */
export function requireRoomFor(tables: Tables, spender: Spender, caps: Caps | null): void {
  if (caps !== null) requireRoom(caps, pursesOf(tables, spender, caps));
}

/** Grants an evaluation `more` than it holds; what others were granted ahead is taken back first. */
export function grantMoney(
  tables: Tables,
  id: string,
  { more, caps }: { more: Picodollars; caps: Caps | null },
): CapReached | null {
  const row = evaluationRow(tables, id);
  if (heldOf(row) + more <= row.granted) return null;
  if (caps === null) {
    row.granted = row.budget;
    return null;
  }
  for (const other of othersOf(tables, row)) {
    if (other.granted > heldOf(other)) other.granted = heldOf(other);
  }
  const granted = grant(row, more, { caps, purses: pursesOf(tables, row, caps) });
  row.granted = 'granted' in granted ? granted.granted : heldOf(row);
  return 'granted' in granted ? null : granted;
}

function pursesOf(tables: Tables, spender: Spender, { start }: Caps): Purses {
  const { actor } = spender;
  const isTheirs = (row: Spender) => row.actor.kind === 'person' && row.actor.id === actor.id;
  const purse = (isCounted: (row: Spender) => boolean): Purse => {
    const others = othersOf(tables, spender).filter(isCounted);
    const ids = new Set(
      inPurse(tables, spender)
        .filter(isCounted)
        .map(({ id }) => id),
    );
    const bills = tables.ledger.filter(
      ({ trial, at }) => ids.has(trial.evaluationId) && at >= start.getTime(),
    );
    const running = others.filter(({ state }) => state === 'running');
    return {
      taken:
        sum(bills.map(({ bill }) => bill.amount)) +
        sum(others.map(({ granted, spent }) => granted - spent)),
      open: sum(running.map(({ granted, spent, margin }) => granted - spent - margin)),
    };
  };
  return { workspace: purse(() => true), person: actor.kind === 'person' ? purse(isTheirs) : null };
}

function othersOf(tables: Tables, spender: Spender): EvaluationRow[] {
  return inPurse(tables, spender).filter(
    ({ id, state }) => id !== spender.id && state !== 'finished',
  );
}

function inPurse({ evaluations }: Tables, { workspace, simulated }: Spender): EvaluationRow[] {
  return [...evaluations.values()].filter(
    (row) => row.workspace === workspace && row.simulated === simulated,
  );
}

/** Of what is above zero. */
function sum(amounts: readonly Picodollars[]): Picodollars {
  return amounts.reduce((total, amount) => (amount > 0n ? total + amount : total), 0n);
}
