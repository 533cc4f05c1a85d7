import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { BACKENDS, openPlace, openTestRuntime, resultOf } from '../support/runtime.ts';

it.each(
  BACKENDS.flatMap((backend) => [
    { backend, begun: 'real', simulated: false },
    { backend, begun: 'simulated', simulated: true },
  ]),
)(
  'on $backend an evaluation begun with $begun models is left to them, whoever else works there',
  async ({ backend, simulated }) => {
    await using place = await openPlace(backend);
    const load = { latencyMs: 20 };
    await using others = await openTestRuntime(place, { simulated: !simulated });
    // No call under way is cut short when it stops.
    const timings = { grace: 30_000 };
    const first = await openTestRuntime(place, { simulated, load, timings, concurrency: 2 });
    const id = await first.begin(evaluationRequest());
    while (first.models.billed().calls < 5) await sleep(5);
    await first[Symbol.asyncDispose]();
    const own = await others.run(evaluationRequest());
    await sleep(1_000);
    expect(await others.runtime.result(id)).toBeNull();
    expect(others.models.billed().calls).toBe(80);
    expect(own.simulated).toBe(!simulated);

    await using again = await openTestRuntime(place, { simulated, load });
    const result = await resultOf(again.runtime, id);
    expect(result.simulated).toBe(simulated);
    expect(result.models.map(({ trials }) => trials)).toEqual([40, 40]);
    expect(first.models.billed().calls + again.models.billed().calls).toBe(80);
    expect(others.models.billed().calls).toBe(80);
  },
);
