import { type Caps, requireRoom } from '../../../src/core/caps/caps.ts';
import type { Picodollars } from '../../../src/core/money.ts';
import type { NewEvaluation } from '../../../src/core/record/evaluation-record.ts';
import type { Tables } from './tables.ts';

type Spender = Pick<NewEvaluation, 'id' | 'workspace' | 'actor' | 'simulated'>;

/** Throws where an evaluation that may spend `needed` more would let a cap be passed. */
export function requireRoomFor(
  { evaluations, ledger }: Tables,
  { id, workspace, actor, simulated }: Spender,
  needed: Picodollars,
  caps: Caps | null,
): void {
  if (caps === null) return;
  const bound = (isCounted: (spender: Spender) => boolean) => {
    const rows = [...evaluations.values()].filter(
      (row) => row.workspace === workspace && row.simulated === simulated && isCounted(row),
    );
    const ids = new Set(rows.map((row) => row.id));
    const open = rows.filter((row) => row.state === 'running' && row.id !== id);
    const spent = ledger.filter(
      ({ trial, at }) => ids.has(trial.evaluationId) && at >= caps.start.getTime(),
    );
    return (
      open.reduce((sum, row) => sum + (row.budget > row.spent ? row.budget - row.spent : 0n), 0n) +
      spent.reduce((sum, { bill }) => sum + bill.amount, 0n)
    );
  };
  const isTheirs = (row: Spender) => row.actor.kind === 'person' && row.actor.id === actor.id;
  const person = actor.kind === 'person' ? bound(isTheirs) : null;
  requireRoom(caps, { workspace: bound(() => true), person }, needed);
}
