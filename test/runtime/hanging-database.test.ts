import { expect, it } from 'vitest';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { hangDatabase } from '../support/hang-database.ts';
import { openPlace, openTestRuntime, resultOf } from '../support/runtime.ts';

it('a stop waits for no answer of a database that hangs, and what was under way goes on elsewhere', async () => {
  await using place = await openPlace('postgres');
  const stopped = await openTestRuntime(place, { load: { latencyMs: 50 } });
  const id = await stopped.begin(evaluationRequest({}, 100));
  await expect.poll(() => stopped.models.billed().calls).toBeGreaterThan(50);
  const { release } = await hangDatabase(place.databaseUrl);
  await stopped[Symbol.asyncDispose]();
  await release();
  await using test = await openTestRuntime(place);
  const { models } = await resultOf(test.runtime, id);
  expect(models.map(({ trials, missing }) => [trials, missing])).toEqual([
    [200, 0],
    [200, 0],
  ]);
});
