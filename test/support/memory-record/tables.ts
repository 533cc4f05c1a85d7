import { AppError } from '../../../src/core/errors.ts';
import type { Provider } from '../../../src/core/evaluation.ts';
import type { Picodollars } from '../../../src/core/money.ts';
import type { PlanMemory } from '../../../src/core/plan/plan-memory.ts';
import type { SummedTrials } from '../../../src/core/record/ended-sums.ts';
import type {
  NewEvaluation,
  PostedMessage,
  QueuedTrial,
  TrialState,
} from '../../../src/core/record/evaluation-record.ts';
import type { Question } from '../../../src/core/record/question.ts';
import type { Result } from '../../../src/core/result/schema/result.ts';
import type { LostTrial } from '../../../src/core/settlement/after-loss.ts';
import type { SeenCosts } from '../../../src/core/settlement/lost-call.ts';
import type { Bill } from '../../../src/core/settlement/settlement.ts';
import type { Stop } from '../../../src/core/stop.ts';
import type { Purpose, TrialFailure, TrialKey, TrialRef } from '../../../src/core/trial.ts';

export interface EvaluationRow extends NewEvaluation {
  state: 'running' | 'paused' | 'finished';
  plan: PlanMemory | null;
  stops: Record<string, Stop>;
  questions: readonly Question[];
  refusals: Map<Provider, { since: number; until: number }>;
  budget: Picodollars;
  granted: Picodollars;
  reserved: Picodollars;
  spent: Picodollars;
  margin: Picodollars;
  open: number;
  wakeAt: number;
  result: Result | null;
  /** Of one that has ended. */
  trials: SummedTrials | null;
  message: PostedMessage | null;
  isAnnounced: boolean;
  createdAt: Date;
}

export interface TrialRow extends TrialRef, LostTrial {
  provider: Provider;
  state: TrialState;
  attempt: number;
  losses: number;
  worker: string | null;
  leaseUntil: number;
  latencyMs: number | null;
  uncachedCost: Picodollars;
  score: number | null;
  failure: TrialFailure | null;
  note: string | null;
}

export interface LedgerRow {
  trial: TrialRef;
  attempt: number;
  bill: Bill;
  at: number;
}

/** The record's tables in memory: what one process writes between two awaits is one transaction. */
export interface Tables {
  evaluations: Map<string, EvaluationRow>;
  trials: Map<string, TrialRow>;
  ledger: LedgerRow[];
}

export function emptyTables(): Tables {
  return { evaluations: new Map(), trials: new Map(), ledger: [] };
}

export const trialName = (trial: TrialRef) =>
  [trial.evaluationId, trial.candidate, trial.sample, trial.repeat].join('_');

export const keyOf = ({ candidate, sample, repeat }: TrialKey): TrialKey => ({
  candidate,
  sample,
  repeat,
});

/** `wakeAt` of an evaluation whose plan is already on its way to be asked. */
export const WOKEN = -1;

/** `wakeAt` of an evaluation that waits for a person's answer alone. */
export const ASLEEP = -2;

export function trialsOf(tables: Tables, evaluationId: string): TrialRow[] {
  return [...tables.trials.values()].filter((trial) => trial.evaluationId === evaluationId);
}

export function evaluationRow(tables: Tables, id: string): EvaluationRow {
  const row = tables.evaluations.get(id);
  if (!row)
    throw new AppError(
      'not found',
      `There is no evaluation ${id} in this database: it was deleted, or stands in another.`,
    );
  return row;
}

export function dropPlanned(tables: Tables, id: string, which: (trial: TrialRow) => boolean) {
  const evaluation = evaluationRow(tables, id);
  for (const trial of trialsOf(tables, id)) {
    if (trial.state !== 'planned' || !which(trial)) continue;
    evaluation.open -= 1;
    evaluation.reserved -= trial.reserved;
    trial.state = 'dropped';
    trial.reserved = 0n;
  }
}

/** Books a call once: a replay finds it there. */
export function book(tables: Tables, row: LedgerRow): void {
  const evaluation = evaluationRow(tables, row.trial.evaluationId);
  if (findBill(tables, row)) return;
  tables.ledger.push(row);
  evaluation.spent += row.bill.amount;
  evaluation.margin += row.bill.margin;
}

export function findBill(
  tables: Tables,
  { trial, attempt, bill }: Omit<LedgerRow, 'at'>,
): LedgerRow | undefined {
  return tables.ledger.find(
    (row) =>
      trialName(row.trial) === trialName(trial) &&
      row.attempt === attempt &&
      row.bill.purpose === bill.purpose,
  );
}

export function seenCosts(
  tables: Tables,
  { evaluationId, candidate }: TrialRef,
  purpose: Purpose,
): SeenCosts | null {
  const amounts = tables.ledger
    .filter(({ trial, bill }) => trial.evaluationId === evaluationId && bill.purpose === purpose)
    .filter(({ trial, bill }) => trial.candidate === candidate && bill.state === 'settled')
    .map(({ bill }) => bill.amount)
    .sort((a, b) => (a < b ? -1 : 1));
  if (amounts.length === 0) return null;
  const typical = amounts[Math.max(0, Math.ceil(amounts.length * 0.9) - 1)]!;
  return { typical, highest: amounts.at(-1)! };
}

export const queued = (trial: TrialRow): QueuedTrial => ({
  ...keyOf(trial),
  evaluationId: trial.evaluationId,
  provider: trial.provider,
  losses: trial.losses,
  answered: trial.steps.length,
});
