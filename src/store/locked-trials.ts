import type { EvaluationState } from '../core/record/evaluation-record.ts';
import type { BudgetState } from '../core/settlement/admission.ts';
import type { Stop } from '../core/stop.ts';
import type { AnsweredStep, TrialRef } from '../core/trial.ts';
import type { Send } from './pipeline.ts';
import { arrayText, keyValues, trialId } from './rows.ts';

/** An evaluation under its lock, as claims find it and change it. */
export interface LockedEvaluation extends BudgetState {
  id: string;
  state: EvaluationState['state'];
  simulated: boolean;
  stops: Readonly<Record<string, Stop>>;
}

/** A trial of such an evaluation. */
interface LockedTrial {
  state: 'planned' | 'running' | 'done' | 'dropped';
  attempt: number;
  losses: number;
  reserved: bigint;
  /** Of a planned one; null else. */
  steps: readonly AnsweredStep[] | null;
}

export interface LockedTrials {
  /** By their ids. */
  evaluations: ReadonlyMap<string, LockedEvaluation>;
  /** By `trialId`. */
  trials: ReadonlyMap<string, LockedTrial>;
}

const LOCK = {
  name: 'lock evaluations',
  text: `
  select id, state, simulated, budget, granted, reserved, spent, margin, stops
  from evaluations where id = any($1::uuid[]) order by id for update`,
};

const READ = {
  name: 'read trials',
  text: `
  select evaluation_id as "evaluationId", candidate, sample, repeat, t.state, t.attempt, t.losses,
    t.reserved, case when t.state = 'planned' then t.steps end as steps
  from unnest($1::uuid[], $2::int[], $3::int[], $4::int[])
    as k(evaluation_id, candidate, sample, repeat)
  join trials t using (evaluation_id, candidate, sample, repeat)`,
};

/**
 * Locks the evaluations of these trials, always in the same order, and reads both. Every change of a
 * trial's state is made under its evaluation's lock.
 */
export async function lockTrials(send: Send, refs: readonly TrialRef[]): Promise<LockedTrials> {
  const ids = [...new Set(refs.map(({ evaluationId }) => evaluationId))].sort();
  const [evaluations, trials] = await Promise.all([
    send<Stored<LockedEvaluation, keyof BudgetState>>(LOCK, [arrayText(ids)]),
    send<TrialRef & Stored<LockedTrial, 'reserved'>>(READ, keyValues(refs)),
  ]);
  return {
    evaluations: new Map(
      evaluations.map((row) => [
        row.id,
        {
          ...row,
          budget: BigInt(row.budget),
          granted: BigInt(row.granted),
          reserved: BigInt(row.reserved),
          spent: BigInt(row.spent),
          margin: BigInt(row.margin),
        },
      ]),
    ),
    trials: new Map(
      trials.map((row) => [trialId(row), { ...row, reserved: BigInt(row.reserved) }]),
    ),
  };
}

/** PostgreSQL's bigint comes as text. */
type Stored<Row, Amounts extends keyof Row> = Omit<Row, Amounts> & Record<Amounts, string>;
