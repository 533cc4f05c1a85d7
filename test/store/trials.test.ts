import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import { type Answer, GIVEN_UP } from '../../src/core/trial.ts';
import type { Bill, Settlement, TrialRef } from '../../src/flows/ports.ts';
import { type DatabaseClient, migrateDatabase, openDatabase } from '../../src/store/client.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createTrialStore } from '../../src/store/trials.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { booksOf } from '../support/runtime.ts';

const PATIENCE_MS = 300;
const LEASE = { leaseMs: 60_000, simulated: true, patienceMs: PATIENCE_MS };
const IMPATIENT = { ...LEASE, leaseMs: 1 };
const CENT = fromDollars(0.01);
const CALL = { call: CENT, judgement: 0n };

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

/** An evaluation with the first `trials` samples of candidate 0 planned. */
async function planned({ trials = 3, budget = 1 } = {}) {
  const evaluations = createEvaluationStore(client.db, LEASE);
  const { spec, samples } = evaluationRequest({ budget });
  const id = await evaluations.create({
    ...{ id: randomUUID(), key: randomUUID(), spec, samples },
    ...{ requester: null, simulated: true, estimatedUsd: 0, fullDesignUsd: 0, expectedCalls: 1 },
  });
  const keys = Array.from({ length: trials }, (_, sample) => ({ candidate: 0, sample, repeat: 0 }));
  const plan = { order: [0, 1], reference: null, candidates: [] };
  await evaluations.advance(id, () => ({
    ...{ plan, launch: keys, drop: [], finished: false, wakeAt: 0 },
  }));
  const refs = keys.map((key) => ({ evaluationId: id, ...key }));
  return { id, refs, evaluations, books: () => booksOf(client.db, id) };
}

const impatient = () => createEvaluationStore(client.db, IMPATIENT);
const worker = (name: string) => createTrialStore(client.db, { worker: name, ...LEASE });

const BILL: Bill = {
  ...{ purpose: 'trial', state: 'settled', amount: CENT / 2n, model: 'a', servedModel: 'a' },
  ...{ usage: null, priceRow: 'test' },
};

const ANSWER: Answer = {
  ...{ text: 'ok', servedModel: 'a', stop: 'complete' as const, latencyMs: 5 },
  usage: { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 },
};

function settlement(trial: TrialRef, change: Partial<Settlement> = {}): Settlement {
  return {
    ...{ trial, attempt: 1, reserved: CENT, state: 'done', reserveNext: 0n, answer: null },
    ...{ uncachedCost: CENT / 2n, score: 1, failure: null, note: null, latencyMs: 5, bill: BILL },
    refused: null,
    ...change,
  };
}

describe('a claim', () => {
  it('is given once, also when the queue delivers a job twice at the same moment', async () => {
    const { refs, books } = await planned();
    const store = worker('a');
    // The first is written at once; the three that come meanwhile are one batch.
    const other = store.claim(refs[1]!, CALL);
    const claims = await Promise.all([1, 2, 3].map(() => store.claim(refs[0]!, CALL)));
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', 'gone', 'gone']);
    await expect(other).resolves.toMatchObject({ kind: 'claimed' });
    expect(await books()).toMatchObject({ reserved: 2 * Number(CENT) });
  });

  it('is given to one of two workers', async () => {
    const { refs } = await planned({ trials: 20 });
    const stores = [worker('a'), worker('b')];
    const claims = await Promise.all(
      refs.flatMap((ref) => stores.map((store) => store.claim(ref, CALL))),
    );
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(20);
  });

  it('waits where its money is promised to others, and is refused where none is under way', async () => {
    const { refs } = await planned({ budget: 0.015 });
    const store = worker('a');
    await expect(store.claim(refs[0]!, CALL)).resolves.toMatchObject({ kind: 'claimed' });
    await expect(store.claim(refs[1]!, CALL)).resolves.toEqual({ kind: 'wait for budget' });
    await store.settle(settlement(refs[0]!));
    await expect(store.claim(refs[1]!, CALL)).resolves.toMatchObject({ kind: 'claimed' });
    await store.settle(settlement(refs[1]!));
    await expect(store.claim(refs[2]!, CALL)).resolves.toEqual({ kind: 'over budget' });
  });

  it('of a trial that has ended is gone, also where the budget has', async () => {
    const { refs } = await planned({ budget: 0.01 });
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    await store.settle(settlement(refs[0]!));
    const [again, next] = await Promise.all([0, 1].map((n) => store.claim(refs[n]!, CALL)));
    expect([again, next]).toEqual([{ kind: 'gone' }, { kind: 'over budget' }]);
  });

  it('of an evaluation of simulated models is gone for a process of real ones, which finds none of it lost', async () => {
    const { id, refs, books } = await planned({ trials: 2 });
    const real = { ...IMPATIENT, simulated: false };
    const store = createTrialStore(client.db, { worker: 'real', ...real });
    await expect(store.claim(refs[0]!, CALL)).resolves.toEqual({ kind: 'gone' });
    await createTrialStore(client.db, { worker: 'dead', ...IMPATIENT }).claim(refs[1]!, CALL);
    const found = await createEvaluationStore(client.db, real).recover();
    expect(JSON.stringify(found)).not.toContain(id);
    expect(await books()).toMatchObject({ unfinished: 2, reserved: Number(CENT) });
    expect(JSON.stringify((await impatient().recover()).trials)).toContain(id);
  });

  it('of a trial that has its answer reserves its judgement alone', async () => {
    const { refs, books } = await planned({ budget: 0.02 });
    const store = worker('a');
    const worst = { call: CENT, judgement: CENT / 2n };
    await expect(store.claim(refs[0]!, worst)).resolves.toMatchObject({
      reserved: CENT + CENT / 2n,
    });
    const putBack = { state: 'planned', answer: ANSWER, score: null } as const;
    await store.settle(settlement(refs[0]!, { ...putBack, reserved: CENT + CENT / 2n }));
    await store.claim(refs[1]!, CALL);
    await expect(store.claim(refs[0]!, worst)).resolves.toMatchObject({
      ...{ kind: 'claimed', reserved: CENT / 2n, answered: ANSWER },
    });
    expect(await books()).toMatchObject({ reserved: Number(CENT + CENT / 2n) });
  });

  it('of a stopped candidate is gone', async () => {
    const { id, refs } = await planned();
    const store = worker('a');
    await store.stopCandidate(id, 0, { reason: 'provider', message: 'no such model' });
    await expect(store.claim(refs[0]!, CALL)).resolves.toEqual({ kind: 'gone' });
  });
});

describe('a settlement', () => {
  it('gives back what was reserved and writes the bill', async () => {
    const { refs, books } = await planned({ trials: 1 });
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    await expect(store.settle(settlement(refs[0]!))).resolves.toMatchObject({
      held: true,
      ask: true,
    });
    expect(await books()).toMatchObject({
      ...{ done: 1, scored: 1, settled: 1, reserved: 0, open: 0, spentUsd: 0.005 },
    });
  });

  it('takes whatever a model says, also what PostgreSQL’s text can’t hold', async () => {
    const { refs, evaluations, id } = await planned();
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    const answer = { ...ANSWER, text: 'a\0b\ud800"\\{}', servedModel: 'm\0' };
    await store.settle(settlement(refs[0]!, { answer, note: 'half \udc00 of a pair' }));
    const [trial] = (await evaluations.read(id)).ended;
    expect(trial).toMatchObject({ answer: 'a\ufffdb\ufffd"\\{}', note: 'half \ufffd of a pair' });
  });

  it('that is replayed changes nothing', async () => {
    const { refs, books } = await planned();
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    await store.settle(settlement(refs[0]!));
    const before = await books();
    await store.settle(settlement(refs[0]!, { score: 0 }));
    expect(await books()).toEqual(before);
  });

  it('of an answer that waits for its judge counts once, also when it is replayed', async () => {
    const { refs, books } = await planned();
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    const answered = settlement(refs[0]!, {
      ...{ state: 'running', reserveNext: CENT / 4n, score: null, answer: ANSWER },
    });
    await store.settle(answered);
    const before = await books();
    expect(before).toMatchObject({ reserved: Number(CENT / 4n), spentUsd: 0.005 });
    await store.settle(answered);
    expect(await books()).toEqual(before);
  });

  it('of a lost claim counts its own bill alone beside the one of the claim after it', async () => {
    const { refs, books } = await planned();
    const store = createTrialStore(client.db, { worker: 'paused', ...IMPATIENT });
    await store.claim(refs[0]!, CALL);
    await impatient().recover();
    await store.claim(refs[0]!, CALL);
    const settled = await Promise.all([
      store.settle(settlement(refs[1]!, { bill: null })),
      store.settle(settlement(refs[0]!)),
      store.settle(settlement(refs[0]!, { attempt: 2 })),
    ]);
    expect(settled.map(({ held }) => held)).toEqual([false, false, true]);
    expect(await books()).toMatchObject({ settled: 2, assumed: 0, reserved: 0, spentUsd: 0.01 });
  });

  it('of another worker changes no trial', async () => {
    const { refs, books } = await planned();
    await worker('a').claim(refs[0]!, CALL);
    await worker('b').settle(settlement(refs[0]!, { bill: null }));
    expect(await books()).toMatchObject({ done: 0, reserved: Number(CENT) });
  });

  it('puts a trial back for another try, with a new attempt', async () => {
    const { refs } = await planned();
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    await store.settle(settlement(refs[0]!, { state: 'planned', score: null, bill: null }));
    await expect(store.claim(refs[0]!, CALL)).resolves.toMatchObject({ attempt: 2 });
  });

  it('drops a trial that was to be tried again when its candidate was stopped meanwhile', async () => {
    const { id, refs, books, evaluations } = await planned();
    const store = worker('a');
    await store.claim(refs[0]!, CALL);
    await store.stopCandidate(id, 0, { reason: 'provider', message: 'no such model' });
    await store.settle(settlement(refs[0]!, { state: 'planned', score: null, bill: null }));
    expect(await books()).toMatchObject({ open: 0, reserved: 0 });
    expect((await evaluations.read(id)).open).toEqual([]);
  });

  it('wakes the plan once, when few enough trials are open', async () => {
    const { refs } = await planned({ trials: 2 });
    const store = worker('a');
    await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
    await expect(store.settle(settlement(refs[0]!))).resolves.toMatchObject({ ask: false });
    await expect(store.settle(settlement(refs[1]!))).resolves.toMatchObject({ ask: true });
  });
});

describe('a provider that answers "not now"', () => {
  const refused = (trial: TrialRef, attempt: number) =>
    settlement(trial, {
      ...{ attempt, state: 'planned', score: null, bill: null },
      refused: { provider: 'google', waitMs: 1 },
    });

  it('is told when it has answered nothing else for too long, whoever asked', async () => {
    const { refs } = await planned();
    const stores = [worker('a'), worker('b')] as const;
    const begun = Date.now();
    await stores[0].claim(refs[0]!, CALL);
    await expect(stores[0].settle(refused(refs[0]!, 1))).resolves.toMatchObject({
      refusedSince: null,
    });
    await sleep(PATIENCE_MS + 20);
    await stores[1].claim(refs[1]!, CALL);
    const { refusedSince } = await stores[1].settle(refused(refs[1]!, 1));
    expect(Math.abs(refusedSince!.getTime() - begun)).toBeLessThan(200);
  });

  it('is waited for as long as it answers others, also of another evaluation', async () => {
    const [one, other] = [await planned(), await planned()];
    const store = worker('a');
    await store.claim(one.refs[0]!, CALL);
    await store.settle(refused(one.refs[0]!, 1));
    await sleep(PATIENCE_MS + 20);
    await store.claim(other.refs[0]!, CALL);
    const bill = { ...BILL, model: 'google/gemini-3.5-flash-lite' };
    await store.settle(settlement(other.refs[0]!, { bill }));
    await store.claim(one.refs[0]!, CALL);
    const again = await store.settle(refused(one.refs[0]!, 2));
    expect(again.refusedSince).toBeNull();
  });
});

describe('a trial whose worker died', () => {
  it('is planned again, its call in flight billed at the most it could cost', async () => {
    const { id, refs, books } = await planned();
    const dead = createTrialStore(client.db, { worker: 'dead', ...IMPATIENT });
    await dead.claim(refs[0]!, CALL);
    const { reclaimed } = await impatient().recover();
    expect(reclaimed.filter(({ evaluationId }) => evaluationId === id)).toEqual([
      { ...refs[0], provider: 'anthropic', losses: 1 },
    ]);
    expect(await books()).toMatchObject({ assumed: 1, settled: 0, reserved: 0, spentUsd: 0.01 });
  });

  it('is missing when it has cost five workers their life, and the plan is asked', async () => {
    const { id, refs, books, evaluations } = await planned({ trials: 1 });
    const dead = createTrialStore(client.db, { worker: 'dead', ...IMPATIENT });
    for (let losses = 1; losses < 5; losses++) {
      await dead.claim(refs[0]!, CALL);
      const { reclaimed } = await impatient().recover();
      expect(reclaimed).toMatchObject([{ evaluationId: id, losses }]);
    }
    await dead.claim(refs[0]!, CALL);
    const { reclaimed, plans } = await impatient().recover();
    expect({ reclaimed, asked: plans.includes(id) }).toEqual({ reclaimed: [], asked: true });
    expect(await books()).toMatchObject({
      ...{ done: 1, scored: 0, unfinished: 0, assumed: 5, reserved: 0, open: 0, spentUsd: 0.05 },
    });
    expect((await evaluations.read(id)).ended).toMatchObject([{ score: null, note: GIVEN_UP }]);
  });

  it('whose worker lives after all has its real bill in place of the assumed one', async () => {
    const { refs, books } = await planned();
    const slow = createTrialStore(client.db, { worker: 'slow', ...IMPATIENT });
    await slow.claim(refs[0]!, CALL);
    await impatient().recover();
    await slow.settle(settlement(refs[0]!));
    expect(await books()).toMatchObject({ assumed: 0, settled: 1, reserved: 0, spentUsd: 0.005 });
  });
});

describe('a heartbeat', () => {
  it('keeps the leases of claims this process works on, and of no other', async () => {
    const { id, refs } = await planned();
    const store = createTrialStore(client.db, { ...LEASE, worker: 'alive', leaseMs: 800 });
    await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
    store.release(refs[1]!, 1);
    await sleep(850);
    await store.heartbeat();
    const { reclaimed } = await impatient().recover();
    const own = reclaimed.filter(({ evaluationId }) => evaluationId === id);
    expect(own.map(({ sample }) => sample)).toEqual([1]);
  });

  it('waits for no trial that is being settled, and neither does the sweep', async () => {
    const { id, refs } = await planned();
    const store = createTrialStore(client.db, { worker: 'beside', ...IMPATIENT });
    await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
    await client.db.transaction(async (tx) => {
      await tx.execute(
        sql`select 1 from trials where evaluation_id = ${id} and sample = 1 for update`,
      );
      await store.heartbeat();
      const { reclaimed } = await impatient().recover();
      const own = reclaimed.filter(({ evaluationId }) => evaluationId === id);
      expect(own.map(({ sample }) => sample)).toEqual([0, 2]);
    });
  });
});
