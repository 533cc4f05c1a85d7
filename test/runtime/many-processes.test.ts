import { expect, it } from 'vitest';
import { startLoadServer } from '../../demo/models/load-server.ts';
import { openDatabase } from '../../src/store/client.ts';
import { candidate, evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { openDoor } from '../support/open-door.ts';
import { booksOf, openPlace, resultOf, startOf } from '../support/runtime.ts';
import { spawnWorker } from '../support/spawn-worker.ts';

const PROCESSES = 5;
/** However long one of them has to wait for a processor. */
const NOBODY_DIES_MS = 120_000;
const EVALUATIONS = 20;
/** Of each: 10 samples, 2 repeats, one model. */
const SAMPLES = 10;
const TRIALS = 20;
/** For about half of them; every fourth has no more. */
const TIGHT_USD = 0.001;
/** Costs nearly what a call may cost at most. */
const LONG_ANSWER = 'no '.repeat(300);

it('20 evaluations over 5 worker processes: every trial once, and no budget is passed', async () => {
  await using place = await openPlace('redis');
  await using stack = new AsyncDisposableStack();
  const models = await startLoadServer({ latencyMs: 20, answer: LONG_ANSWER });
  stack.defer(() => models.stop());
  const door = await openDoor(place);
  stack.defer(() => door.stop());
  const client = openDatabase(place.databaseUrl, 2);
  stack.defer(() => client.close());
  const workers = Array.from({ length: PROCESSES }, () =>
    spawnWorker(place, models, NOBODY_DIES_MS),
  );
  for (const worker of await Promise.all(workers)) stack.use(worker);

  const starts = Array.from({ length: EVALUATIONS }, (_, index) => {
    const budget = isTight(index) ? TIGHT_USD : 1;
    const candidates = [candidate(HAIKU)];
    return door.start(startOf(evaluationRequest({ candidates, budget }, SAMPLES)));
  });
  const ended = await Promise.all(
    (await Promise.all(starts)).map(async (id) => ({
      result: await resultOf(door, id),
      books: await booksOf(client.db, id),
    })),
  );

  for (const [index, { result, books }] of ended.entries()) {
    expect(books.settled).toBe(books.done);
    expect(books).toMatchObject({ unfinished: 0, reserved: 0, assumed: 0 });
    if (isTight(index)) expect(books.done).toBeLessThan(TRIALS);
    else expect(books.done).toBe(TRIALS);
    expect(result.spend.usd).toBeLessThanOrEqual(result.evaluation.budget);
  }
  const done = ended.reduce((sum, { books }) => sum + books.done, 0);
  expect(models.billed().calls).toBe(done);
});

function isTight(index: number): boolean {
  return index % 4 === 0;
}
