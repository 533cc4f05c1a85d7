import { fromDollars } from '../../../src/core/money.ts';
import type {
  Bill,
  CallToPay,
  PriceNext,
  Settlement,
} from '../../../src/core/settlement/settlement.ts';
import type { AnsweredStep, TrialRef } from '../../../src/core/trial.ts';
import type { TrialStore } from '../../../src/flows/ports/trials.ts';
import { evaluationRequest, HAIKU } from '../evaluation-request.ts';
import type { EvaluationRecord } from '../memory-record/evaluations.ts';
import { newEvaluation } from '../new-evaluation.ts';

/** How patient a store is, and for whom it works. */
export interface StoreFacts {
  leaseMs: number;
  simulated: boolean;
  patienceMs: number;
}

/** How an evaluation's books stand: trials by state, bills by state, and the evaluation's own sums. */
export interface Books {
  done: number;
  dropped: number;
  unfinished: number;
  scored: number;
  settled: number;
  assumed: number;
  billedUsd: number;
  spentUsd: number;
  /** Picodollars. */
  reserved: number;
  margin: number;
  open: number;
}

/** A record under test. */
export interface StoragePlace {
  evaluations(facts: StoreFacts): EvaluationRecord;
  trials(worker: string, facts: StoreFacts): TrialStore & { heartbeat(): Promise<void> };
  books(id: string): Promise<Books>;
}

export const PATIENCE_MS = 300;
const PATIENT: StoreFacts = { leaseMs: 60_000, simulated: true, patienceMs: PATIENCE_MS };
/** Its leases have run out as soon as they are given. */
export const IMPATIENT: StoreFacts = { ...PATIENT, leaseMs: 0 };
export const CENT = fromDollars(0.01);

/** A trial of one call that may cost a cent, and later calls that may cost more. */
export const costing =
  (worst: bigint, later = 0n): PriceNext =>
  () => ({ purpose: 'answer', provider: 'anthropic', model: HAIKU, worst, later });
export const CALL = costing(CENT);
/** The same as a call that begins. */
export const BEGUN: CallToPay = {
  purpose: 'answer',
  provider: 'anthropic',
  model: HAIKU,
  worst: CENT,
  later: 0n,
};

/** A record with planned trials, and workers that claim them. */
export function plannedTrials(place: StoragePlace) {
  return {
    /** An evaluation with the first `trials` samples of candidate 0 planned. */
    planned: (facts: { trials?: number; budget?: number } = {}) => planned(place, facts),
    impatient: () => place.evaluations(IMPATIENT),
    worker: (name: string, facts: Partial<StoreFacts> = {}) =>
      place.trials(name, { ...PATIENT, ...facts }),
  };
}

async function planned(place: StoragePlace, { trials = 3, budget = 1 }) {
  const evaluations = place.evaluations(PATIENT);
  const evaluation = newEvaluation(evaluationRequest({ budget }));
  const id = await evaluations.create(evaluation, null);
  const keys = Array.from({ length: trials }, (_, sample) => ({ candidate: 0, sample, repeat: 0 }));
  const plan = { order: [0, 1], reference: null, candidates: [] };
  await evaluations.advance(id, () => ({
    plan,
    launch: keys,
    drop: [],
    finished: false,
    question: null,
    wakeAt: 0,
  }));
  const refs = keys.map((key) => ({ evaluationId: id, ...key }));
  return { id, refs, evaluations, books: () => place.books(id) };
}

export const BILL: Bill = {
  purpose: 'answer',
  provider: 'anthropic',
  state: 'settled',
  amount: CENT / 2n,
  margin: 0n,
  model: HAIKU,
  servedModel: 'a',
  usage: null,
  priceRow: 'test',
};

export const STEP: AnsweredStep = {
  purpose: 'answer',
  model: HAIKU,
  text: 'ok',
  servedModel: 'a',
  stop: 'complete',
  latencyMs: 5,
  usage: { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 },
};

export function settlement(trial: TrialRef, change: Partial<Settlement> = {}): Settlement {
  return {
    trial,
    attempt: 1,
    reserved: CENT,
    state: 'done',
    reserveNext: 0n,
    step: null,
    provider: 'anthropic',
    uncachedCost: CENT / 2n,
    score: 1,
    failure: null,
    note: null,
    latencyMs: 5,
    bill: BILL,
    lost: null,
    refused: null,
    ...change,
  };
}
