import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import type { Bill, PriceNext, Settlement } from '../../src/core/settlement/settlement.ts';
import type { AnsweredStep, TrialRef } from '../../src/core/trial.ts';
import { type DatabaseClient, migrateDatabase, openDatabase } from '../../src/store/client.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createTrialStore } from '../../src/store/trials.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { booksOf } from '../support/runtime.ts';

export const PATIENCE_MS = 300;
const LEASE = { leaseMs: 60_000, simulated: true, patienceMs: PATIENCE_MS };
export const IMPATIENT = { ...LEASE, leaseMs: 1 };
export const CENT = fromDollars(0.01);

/** A trial of one call that may cost a cent, and later calls that may cost more. */
export const costing =
  (worst: bigint, later = 0n): PriceNext =>
  () => ({ purpose: 'answer', provider: 'anthropic', model: HAIKU, worst, later });
export const CALL = costing(CENT);

/** A database for the tests of one file, with planned trials and workers that claim them. */
export function trialsPlace() {
  let database: TestDatabase;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createDatabase(migrateDatabase);
    client = openDatabase(database.url, 4);
  });
  afterAll(async () => {
    await client.close();
    await database[Symbol.asyncDispose]();
  });
  return {
    db: () => client.db,
    /** An evaluation with the first `trials` samples of candidate 0 planned. */
    planned: (facts: { trials?: number; budget?: number } = {}) => planned(client.db, facts),
    impatient: () => createEvaluationStore(client.db, IMPATIENT),
    worker: (name: string, facts: Partial<typeof LEASE> = {}) =>
      createTrialStore(client.db, { worker: name, ...LEASE, ...facts }),
  };
}

async function planned(db: DatabaseClient['db'], { trials = 3, budget = 1 }) {
  const evaluations = createEvaluationStore(db, LEASE);
  const { spec, samples } = evaluationRequest({ budget });
  const id = await evaluations.create({
    ...{ id: randomUUID(), key: randomUUID(), spec, samples },
    ...{ workspace: 'local', actor: { kind: 'terminal', id: null }, destination: null },
    ...{ simulated: true, estimatedUsd: 0, fullDesignUsd: 0, expectedCalls: 1 },
  });
  const keys = Array.from({ length: trials }, (_, sample) => ({ candidate: 0, sample, repeat: 0 }));
  const plan = { order: [0, 1], reference: null, candidates: [] };
  await evaluations.advance(id, () => ({
    ...{ plan, launch: keys, drop: [], finished: false, wakeAt: 0 },
  }));
  const refs = keys.map((key) => ({ evaluationId: id, ...key }));
  return { id, refs, evaluations, books: () => booksOf(db, id) };
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
