import { requireAsItWas } from '../../../src/core/adding/require-as-it-was.ts';
import type { Caps } from '../../../src/core/caps/caps.ts';
import { heldOf } from '../../../src/core/caps/grant.ts';
import { firstProvider } from '../../../src/core/catalog/models-called.ts';
import { fromDollars, smallest, toDollars } from '../../../src/core/money.ts';
import type { SummedTrials } from '../../../src/core/record/ended-sums.ts';
import type {
  AddedRoundRecord,
  EvaluationState,
  NewEvaluation,
  OpenTrial,
  PlanChange,
  PlanState,
} from '../../../src/core/record/evaluation-record.ts';
import { isHeld, openQuestion } from '../../../src/core/record/question.ts';
import { reopenForBudget, reopenForProviders } from '../../../src/core/record/reopen.ts';
import { answerCalls, finalAnswer, firstToken } from '../../../src/core/settlement/final-answer.ts';
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
  SummedEvaluations,
} from '../../../src/flows/ports/record.ts';
import { answerQuestion } from './answer-question.ts';
import { ledgerTotals } from './ledger-totals.ts';
import { memoryProgress } from './progress.ts';
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
  SummedEvaluations &
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
      ended: endedOf(tables, id).map((trial) => finishedTrial(trial, row(id))),
      ledger: ledgerTotals(tables, id),
    }),
    telling: async (id) => {
      const { actor, destination, message, result } = row(id);
      return { actor, destination, message, result };
    },
    control: async (id) => {
      const { workspace, actor, simulated, state, budget } = row(id);
      const question = openQuestion(row(id).questions);
      return { id, workspace, actor, simulated, state, budgetUsd: toDollars(budget), question };
    },
    finished: async (id) => {
      const { workspace, spec, destination, result } = row(id);
      return { id, workspace, spec, destination, result };
    },
    finish: async (id, result, trials) => {
      if (row(id).state !== 'running') return false;
      const granted = smallest([row(id).granted, heldOf(row(id))]);
      // As JSON, which the tables of PostgreSQL keep.
      const stored = JSON.parse(JSON.stringify(trials)) as SummedTrials;
      Object.assign(row(id), { state: 'finished', result, granted, trials: stored });
      return true;
    },
    sums: async (id) => {
      const { trials, ...state } = row(id);
      return trials && { state, ...trials };
    },
    cancel: async (id) => cancel(tables, id),
    answer: async (id, answer, by) => answerQuestion(tables, id, answer, by),
    raiseBudget: async (id, budgetUsd, caps) => {
      requireRoomFor(tables, row(id), caps);
      raiseBudget(row(id), budgetUsd);
    },
    pause: async (id) => {
      if (row(id).state === 'running') row(id).state = 'paused';
    },
    resume: async (id, caps) => {
      if (row(id).state !== 'paused') return;
      requireRoomFor(tables, row(id), caps);
      Object.assign(row(id), { state: 'running', wakeAt: WOKEN });
    },
    retry: async (id, caps) => retry(tables, row(id), caps),
    addSamples: async (id, added, caps) => {
      requireRoomFor(tables, row(id), caps);
      addSamples(row(id), added);
    },
    progress: async (id) => memoryProgress(tables, id),
    takeUpdateTurn: async () => true,
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
  const budget = fromDollars(evaluation.spec.budget);
  requireRoomFor(tables, evaluation, caps);
  tables.evaluations.set(evaluation.id, {
    ...evaluation,
    state: 'running',
    plan: null,
    stops: {},
    questions: evaluation.question === null ? [] : [evaluation.question],
    refusals: new Map(),
    budget,
    granted: caps === null ? budget : 0n,
    reserved: 0n,
    spent: 0n,
    margin: 0n,
    open: 0,
    wakeAt: evaluation.question === null ? WOKEN : ASLEEP,
    result: null,
    trials: null,
    message: null,
    isAnnounced: false,
    createdAt: new Date(),
  });
  return evaluation.id;
}

function advance(tables: Tables, id: string, decide: (state: PlanState) => PlanChange | null) {
  const evaluation = tables.evaluations.get(id);
  if (evaluation?.state !== 'running' || isHeld(evaluation)) {
    return { launched: [], finished: false, waits: false };
  }
  const ended = endedOf(tables, id).map((trial) => finishedTrial(trial, evaluation));
  const change = decide({ ...stateOf(tables, evaluation), ended });
  if (change === null) return null;
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
    provider: firstProvider(spec.candidates[key.candidate]!),
    state: 'planned',
    attempt: 0,
    losses: 0,
    lostAtWork: 0,
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
    sampleCount: evaluation.samples.length,
    open: open.map((trial) => ({ ...keyOf(trial), state: trial.state }) as OpenTrial),
  };
}

const endedOf = (tables: Tables, id: string) =>
  trialsOf(tables, id).filter(({ state }) => state === 'done');

function finishedTrial(trial: TrialRow, { spec }: Pick<EvaluationState, 'spec'>): FinishedTrial {
  const answer = finalAnswer(trial.steps);
  return {
    ...keyOf(trial),
    score: trial.score,
    failure: trial.failure,
    uncachedCost: toDollars(trial.uncachedCost),
    latencyMs: trial.latencyMs,
    ...firstToken(trial, spec.candidates[trial.candidate]!),
    usage: answer?.usage ?? null,
    ...answerCalls(trial.steps),
    servedModel: answer?.servedModel ?? null,
    answer: answer?.text ?? null,
    note: trial.note,
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

function retry(tables: Tables, evaluation: EvaluationRow, caps: Caps | null): boolean {
  const { id, state, result } = evaluation;
  if (state !== 'finished' || result?.ending === 'picked') return false;
  requireRoomFor(tables, evaluation, caps);
  const unanswered = endedOf(tables, id).filter(
    ({ score, failure }) => score === null && failure === null,
  );
  for (const trial of unanswered) Object.assign(trial, { state: 'dropped', note: null });
  const candidates = new Set(unanswered.map(({ candidate }) => candidate));
  const reopened = reopenForProviders(evaluation, candidates);
  if (!reopened) return false;
  const again = { state: 'running', result: null, isAnnounced: false, refusals: new Map() };
  Object.assign(evaluation, reopened, again, { wakeAt: WOKEN });
  return true;
}

function addSamples(evaluation: EvaluationRow, added: AddedRoundRecord): void {
  requireAsItWas(evaluation.id, evaluation.state, evaluation.samples.length === added.after);
  const { spec, samples, stops, largestUsd, asks } = added;
  Object.assign(evaluation, { spec, stops, largestUsd, asks, refusals: new Map() });
  evaluation.samples = [...evaluation.samples, ...samples];
  evaluation.budget = fromDollars(spec.budget);
  evaluation.estimatedUsd += added.expectedUsd;
  evaluation.expectedCalls += added.expectedCalls;
  Object.assign(evaluation, { state: 'running', result: null, isAnnounced: false, wakeAt: WOKEN });
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
