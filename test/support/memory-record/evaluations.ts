import type { Caps } from '../../../src/core/caps/caps.ts';
import { fromDollars, toDollars } from '../../../src/core/money.ts';
import type {
  EvaluationState,
  LedgerTotals,
  NewEvaluation,
  OpenTrial,
  PlanChange,
  PlanState,
} from '../../../src/core/record/evaluation-record.ts';
import { candidateProgress, type Progress } from '../../../src/core/record/progress.ts';
import { openQuestion } from '../../../src/core/record/question.ts';
import { reopenForBudget } from '../../../src/core/record/reopen-for-budget.ts';
import { finalAnswer } from '../../../src/core/settlement/final-answer.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import type {
  ControlledEvaluations,
  EndedEvaluations,
  FinishedEvaluations,
  LostWork,
  MessageRecord,
  NewEvaluations,
  PlannedEvaluations,
  StoredEvaluations,
} from '../../../src/flows/ports/record.ts';
import { answerQuestion } from './answer-question.ts';
import { requireRoomFor } from './purses.ts';
import { recover } from './recover.ts';
import {
  ASLEEP,
  dropPlanned,
  type EvaluationRow,
  evaluationRow,
  keyOf,
  queued,
  type Tables,
  type TrialRow,
  trialName,
  trialsOf,
  WOKEN,
} from './tables.ts';

/** Everything that flows ask of evaluations. */
export type EvaluationRecord = NewEvaluations &
  StoredEvaluations &
  PlannedEvaluations &
  EndedEvaluations &
  ControlledEvaluations &
  MessageRecord &
  FinishedEvaluations &
  LostWork;

/** The evaluations' record in memory. */
export function memoryEvaluations(
  tables: Tables,
  { simulated }: { simulated: boolean },
): EvaluationRecord {
  const row = (id: string) => evaluationRow(tables, id);
  return {
    create: async (evaluation, caps) => create(tables, evaluation, caps),
    load: async (id) => ({ id, spec: row(id).spec, samples: row(id).samples }),
    advance: async (id, decide) => advance(tables, id, decide),
    read: async (id) => ({
      ...stateOf(tables, row(id)),
      ended: endedOf(tables, id).map(finishedTrial),
      ledger: ledgerTotals(tables, id),
    }),
    telling: async (id) => {
      const { actor, destination, message, result } = row(id);
      return { actor, destination, message, result };
    },
    control: async (id) => {
      const { workspace, actor, simulated, state, budget } = row(id);
      return { id, workspace, actor, simulated, state, budgetUsd: toDollars(budget) };
    },
    finished: async (id) => {
      const { workspace, spec, destination, result } = row(id);
      return { id, workspace, spec, destination, result };
    },
    finish: async (id, result) => {
      if (row(id).state === 'running') Object.assign(row(id), { state: 'finished', result });
    },
    cancel: async (id) => cancel(tables, id),
    answer: async (id, answer) => answerQuestion(tables, id, answer),
    raiseBudget: async (id, budgetUsd, caps) => {
      requireRoomFor(tables, row(id), fromDollars(budgetUsd) - row(id).spent, caps);
      raiseBudget(row(id), budgetUsd);
    },
    pause: async (id) => {
      if (row(id).state === 'running') row(id).state = 'paused';
    },
    resume: async (id, caps) => {
      if (row(id).state !== 'paused') return;
      requireRoomFor(tables, row(id), row(id).budget - row(id).spent, caps);
      Object.assign(row(id), { state: 'running', wakeAt: WOKEN });
    },
    progress: async (id) => progress(tables, id),
    keepMessage: async (id, message) => {
      row(id).message ??= message;
      return row(id).message!;
    },
    saveMessage: async (id, message) => {
      row(id).message = message;
    },
    markAnnounced: async (id) => {
      row(id).isAnnounced = true;
    },
    recover: async () => recover(tables, simulated),
  };
}

function create(tables: Tables, evaluation: NewEvaluation, caps: Caps | null): string {
  const stored = [...tables.evaluations.values()].find(({ key }) => key === evaluation.key);
  if (stored) return stored.id;
  requireRoomFor(tables, evaluation, fromDollars(evaluation.spec.budget), caps);
  tables.evaluations.set(evaluation.id, {
    ...evaluation,
    state: 'running',
    plan: null,
    stops: {},
    questions: [],
    refusals: new Map(),
    budget: fromDollars(evaluation.spec.budget),
    reserved: 0n,
    spent: 0n,
    margin: 0n,
    open: 0,
    wakeAt: WOKEN,
    result: null,
    message: null,
    isAnnounced: false,
    createdAt: new Date(),
  });
  return evaluation.id;
}

function advance(tables: Tables, id: string, decide: (state: PlanState) => PlanChange) {
  const evaluation = tables.evaluations.get(id);
  if (evaluation?.state !== 'running') return { launched: [], finished: false, waits: false };
  const ended = endedOf(tables, id).map(finishedTrial);
  const change = decide({ ...stateOf(tables, evaluation), ended });
  const launched = change.launch.map((key) => plannedAgain(tables, plannedTrial(evaluation, key)));
  const unwanted = new Set(change.drop.map((key) => trialName({ ...key, evaluationId: id })));
  dropPlanned(tables, id, (trial) => unwanted.has(trialName(trial)));
  evaluation.plan = change.plan;
  evaluation.open += launched.length;
  evaluation.wakeAt = change.finished ? WOKEN : (change.wakeAt ?? ASLEEP);
  if (change.question) evaluation.questions = [...evaluation.questions, change.question];
  const waits = change.wakeAt === null;
  return { launched: launched.map(queued), finished: change.finished, waits };
}

/** One that was dropped is planned again, with the answers it has. */
function plannedAgain(tables: Tables, fresh: TrialRow): TrialRow {
  const trial = tables.trials.get(trialName(fresh)) ?? fresh;
  trial.state = 'planned';
  tables.trials.set(trialName(trial), trial);
  return trial;
}

function plannedTrial({ id, spec }: EvaluationRow, key: PlanChange['launch'][number]): TrialRow {
  return {
    ...keyOf(key),
    evaluationId: id,
    provider: spec.candidates[key.candidate]!.provider,
    state: 'planned',
    attempt: 0,
    losses: 0,
    worker: null,
    leaseUntil: 0,
    reserved: 0n,
    call: null,
    steps: [],
    latencyMs: null,
    uncachedCost: 0n,
    score: null,
    failure: null,
    note: null,
  };
}

function stateOf(tables: Tables, evaluation: EvaluationRow): EvaluationState {
  const open = trialsOf(tables, evaluation.id).filter(
    ({ state }) => state === 'planned' || state === 'running',
  );
  return {
    ...evaluation,
    open: open.map((trial) => ({ ...keyOf(trial), state: trial.state }) as OpenTrial),
  };
}

const endedOf = (tables: Tables, id: string) =>
  trialsOf(tables, id).filter(({ state }) => state === 'done');

function finishedTrial(trial: TrialRow): FinishedTrial {
  const answer = finalAnswer(trial.steps);
  return {
    ...keyOf(trial),
    score: trial.score,
    failure: trial.failure,
    uncachedCost: toDollars(trial.uncachedCost),
    latencyMs: trial.latencyMs,
    usage: answer?.usage ?? null,
    servedModel: answer?.servedModel ?? null,
    answer: answer?.text ?? null,
    note: trial.note,
  };
}

function ledgerTotals({ ledger }: Tables, id: string): LedgerTotals {
  const own = ledger.filter(({ trial }) => trial.evaluationId === id);
  const usd = (rows: typeof own) =>
    toDollars(rows.reduce((sum, { bill }) => sum + bill.amount, 0n));
  const judged = own.filter(({ bill }) => bill.purpose === 'judge');
  const estimated = own.filter(({ bill }) => bill.state === 'assumed');
  const assumed = estimated.filter(({ bill }) => bill.servedModel === null);
  const uncounted = estimated.filter(({ bill }) => bill.servedModel !== null);
  const answers = own.filter(({ bill }) => bill.purpose !== 'judge');
  const byCandidate = Map.groupBy(answers, ({ trial }) => trial.candidate);
  return {
    byCandidate: [...byCandidate].map(([candidate, rows]) => ({ candidate, usd: usd(rows) })),
    judgeUsd: judged.length > 0 ? usd(judged) : null,
    assumed: { calls: assumed.length, usd: usd(assumed) },
    uncounted: { calls: uncounted.length, usd: usd(uncounted) },
  };
}

function raiseBudget(evaluation: EvaluationRow, budgetUsd: number): void {
  const reopened = reopenForBudget(evaluation);
  evaluation.spec = { ...evaluation.spec, budget: budgetUsd };
  evaluation.budget = fromDollars(budgetUsd);
  if (!reopened) return;
  Object.assign(evaluation, reopened, { wakeAt: WOKEN });
  if (evaluation.state !== 'finished') return;
  Object.assign(evaluation, { state: 'running', result: null, isAnnounced: false });
}

function cancel(tables: Tables, id: string): boolean {
  const evaluation = tables.evaluations.get(id);
  if (!evaluation || evaluation.state === 'finished') return false;
  dropPlanned(tables, id, () => true);
  evaluation.state = 'running';
  for (const index of evaluation.spec.candidates.keys()) {
    evaluation.stops[index] ??= {
      reason: 'cancelled',
      message: 'Cancelled before it was decided.',
    };
  }
  evaluation.wakeAt = WOKEN;
  return true;
}

function progress(tables: Tables, id: string): Progress | null {
  const row = tables.evaluations.get(id);
  if (!row) return null;
  const trials = trialsOf(tables, id);
  const done = trials.filter(({ state }) => state === 'done').length;
  return {
    name: row.spec.name,
    actor: row.actor,
    destination: row.destination,
    done,
    planned: row.state === 'finished' ? done : Math.max(row.expectedCalls, done + row.open),
    leftMs: null,
    spentUsd: toDollars(row.spent),
    budgetUsd: toDollars(row.budget),
    simulated: row.simulated,
    paused: row.state === 'paused',
    finished: row.state === 'finished',
    question: row.state === 'running' ? openQuestion(row.questions) : null,
    largestUsd: row.largestUsd,
    candidates: row.spec.candidates.map(({ name }, index) =>
      candidateProgress(
        {
          name,
          trials: countsOf(trials.filter(({ candidate }) => candidate === index)),
          memory: row.plan?.candidates[index] ?? null,
          isStopped: row.stops[index] !== undefined,
          outcome: row.result?.models.find(({ model }) => model === name) ?? null,
        },
        row.samples.length,
      ),
    ),
  };
}

function countsOf(trials: readonly TrialRow[]) {
  if (trials.length === 0) return null;
  const scores = trials.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    done: trials.filter(({ state }) => state === 'done').length,
    wanted: trials.filter(({ state }) => state !== 'dropped').length,
    score: scores.length > 0 ? scores.reduce((sum, each) => sum + each, 0) / scores.length : null,
  };
}
