import { toDollars } from '../../../src/core/money.ts';
import { memoryEvaluations } from '../memory-record/evaluations.ts';
import { emptyTables, evaluationRow, type Tables, trialsOf } from '../memory-record/tables.ts';
import { memoryTrials } from '../memory-record/trials.ts';
import type { Books, StoragePlace } from './place.ts';

/** A record in memory. */
export function memoryPlace(): StoragePlace {
  const tables = emptyTables();
  return {
    evaluations: (facts) => memoryEvaluations(tables, facts),
    trials: (worker, facts) => memoryTrials(tables, { worker, ...facts }),
    books: async (id) => booksIn(tables, id),
  };
}

function booksIn(tables: Tables, id: string): Books {
  const evaluation = evaluationRow(tables, id);
  const trials = trialsOf(tables, id);
  const bills = tables.ledger.filter(({ trial }) => trial.evaluationId === id);
  const inState = (...states: string[]) => trials.filter(({ state }) => states.includes(state));
  return {
    done: inState('done').length,
    dropped: inState('dropped').length,
    unfinished: inState('planned', 'running').length,
    scored: trials.filter(({ score }) => score !== null).length,
    settled: bills.filter(({ bill }) => bill.state === 'settled').length,
    assumed: bills.filter(({ bill }) => bill.state === 'assumed').length,
    billedUsd: toDollars(bills.reduce((sum, { bill }) => sum + bill.amount, 0n)),
    spentUsd: toDollars(evaluation.spent),
    reserved: Number(evaluation.reserved),
    margin: Number(evaluation.margin),
    open: evaluation.open,
  };
}
