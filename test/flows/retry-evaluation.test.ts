import { describe, expect, it } from 'vitest';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const ok = {
  kind: 'answered',
  answer: {
    text: 'ok',
    stop: 'complete',
    servedModel: 'm',
    latencyMs: 5,
    usage: { input: 100, cacheRead: 0, cacheWrite: 0, output: 20, reasoning: 0 },
  },
} as const;

const away = { kind: 'transient', retryAfterMs: null, message: 'it is overloaded' } as const;
const locked = { kind: 'permanent', message: 'the key is locked' } as const;

/** An evaluation whose provider fails from its `after`-th call on, until it is `mended`. */
async function failing(failure: typeof away | typeof locked, after: number) {
  let mended = false;
  let calls = 0;
  const complete: Complete = async () => {
    calls += 1;
    return mended || calls <= after ? ok : { kind: 'failed', failure };
  };
  const flows = memoryFlows(complete);
  const id = await flows.start(evaluationRequest({ budget: 5 }, 40));
  await flows.drain();
  return {
    flows,
    id,
    goOn: async () => {
      mended = true;
      const goes = await flows.evaluations.retry(id, null);
      await flows.restart();
      await flows.drain();
      return goes;
    },
  };
}

describe('an evaluation that a provider ended', () => {
  it.each([
    { name: 'has no answers', failure: away, after: 0 },
    { name: 'has some', failure: away, after: 7 },
    { name: 'was refused for good', failure: locked, after: 7 },
  ])('goes on where it $name, and keeps what it has', async ({ failure, after }) => {
    const { flows, id, goOn } = await failing(failure, after);
    const before = (await flows.result(id))!;
    expect(['provider failed', 'not enough evidence']).toContain(before.ending);
    const kept = flows.calls.length;
    expect(await goOn()).toBe(true);
    expect(await flows.result(id)).toMatchObject({ ending: 'picked' });
    const [evaluation] = [...flows.tables.evaluations.values()];
    expect(evaluation).toMatchObject({ stops: {}, reserved: 0n, open: 0 });
    // An answer that was paid for is not asked for again.
    expect(flows.tables.ledger.length).toBe(flows.tables.trials.size);
    expect(flows.calls.length).toBeGreaterThan(kept);
  });

  it('that has its result stays as it is', async () => {
    const { flows, id, goOn } = await failing(away, 1_000);
    const before = await flows.result(id);
    expect(await goOn()).toBe(false);
    expect(await flows.result(id)).toEqual(before);
  });
});
