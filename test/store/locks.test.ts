import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  CALL,
  IMPATIENT,
  plannedTrials,
  STEP,
  settlement,
} from '../support/storage-contract/place.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();
const { impatient, planned, worker } = plannedTrials(place);

it('a heartbeat waits for no trial that is being settled, and neither does the sweep', async () => {
  const { id, refs } = await planned();
  const store = worker('beside', IMPATIENT);
  await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
  await place.db().transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from trials where evaluation_id = ${id} and sample = 1 for update`,
    );
    await store.heartbeat();
    const { reclaimed } = await impatient().recover();
    const own = reclaimed.filter(({ evaluationId }) => evaluationId === id);
    expect(own.map(({ sample }) => sample)).toEqual([0, 2]);
  });
});

it('a settlement takes whatever a model says, also what PostgreSQL’s text can’t hold', async () => {
  const { refs, evaluations, id } = await planned();
  const store = worker('a');
  await store.claim(refs[0]!, CALL);
  const step = { ...STEP, text: 'a\0b\ud800"\\{}', servedModel: 'm\0' };
  await store.settle(settlement(refs[0]!, { step, note: 'half \udc00 of a pair' }));
  const [trial] = (await evaluations.read(id)).ended;
  expect(trial).toMatchObject({ answer: 'a\ufffdb\ufffd"\\{}', note: 'half \ufffd of a pair' });
});
