import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { GIVEN_UP } from '../../src/core/trial.ts';
import { CALL, IMPATIENT, settlement, trialsPlace } from './planned-trials.ts';

const { db, impatient, planned, worker } = trialsPlace();

describe('a trial whose worker died', () => {
  it('is planned again, its call in flight billed at the most it could cost', async () => {
    const { id, refs, books } = await planned();
    const dead = worker('dead', IMPATIENT);
    await dead.claim(refs[0]!, CALL);
    const { reclaimed } = await impatient().recover();
    expect(reclaimed.filter(({ evaluationId }) => evaluationId === id)).toEqual([
      { ...refs[0], provider: 'anthropic', losses: 1, answered: 0 },
    ]);
    expect(await books()).toMatchObject({ assumed: 1, settled: 0, reserved: 0, spentUsd: 0.01 });
  });

  it('is missing when it has cost five workers their life, and the plan is asked', async () => {
    const { id, refs, books, evaluations } = await planned({ trials: 1 });
    const dead = worker('dead', IMPATIENT);
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
    expect((await evaluations.read(id)).ended).toMatchObject([
      { score: null, failure: 'given up', note: GIVEN_UP },
    ]);
  });

  it('whose worker lives after all has its real bill in place of the assumed one', async () => {
    const { refs, books } = await planned();
    const slow = worker('slow', IMPATIENT);
    await slow.claim(refs[0]!, CALL);
    await impatient().recover();
    await slow.settle(settlement(refs[0]!));
    expect(await books()).toMatchObject({ assumed: 0, settled: 1, reserved: 0, spentUsd: 0.005 });
  });
});

describe('a heartbeat', () => {
  it('keeps the leases of claims this process works on, and of no other', async () => {
    const { id, refs } = await planned();
    const store = worker('alive', { leaseMs: 800 });
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
    const store = worker('beside', IMPATIENT);
    await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
    await db().transaction(async (tx) => {
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
