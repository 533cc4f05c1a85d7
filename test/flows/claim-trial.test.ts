import { describe, expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const ok: Complete = async () => ({
  kind: 'answered',
  answer: {
    text: 'ok',
    stop: 'complete',
    servedModel: 'm',
    latencyMs: 5,
    usage: { input: 100, cacheRead: 0, cacheWrite: 0, output: 200, reasoning: 0 },
  },
});

describe('a month’s cap', () => {
  it('ends an evaluation with everything kept, and says how to go on', async () => {
    const flows = memoryFlows(ok, () => {}, { chosen: { monthlyCap: '0.004' } });
    const id = await flows.start(evaluationRequest({ budget: 5 }));
    await flows.drain();
    const result = await flows.result(id);
    expect(result).toMatchObject({ ending: 'budget ended', pick: null });
    expect(result?.cap).toMatch(
      /^The workspace’s cap of \$0\.004 for 2026-11 \(UTC\) does not leave enough\. To go on, /,
    );
    expect(result?.reason).toMatch(
      /\d+ of at most 80 calls are done and kept\. .*monthly-cap=AMOUNT/,
    );
    const [evaluation] = [...flows.tables.evaluations.values()];
    expect(flows.calls.length).toBeGreaterThan(0);
    expect(evaluation!.spent).toBeLessThanOrEqual(fromDollars(0.004));
    expect(evaluation!.reserved).toBe(0n);
  });

  it('lets what it does not reach end as without it', async () => {
    const capped = memoryFlows(ok, () => {}, { chosen: { monthlyCap: '1' } });
    const free = memoryFlows(ok);
    const results = await Promise.all(
      [capped, free].map(async (flows) => {
        const id = await flows.start(evaluationRequest({ budget: 1 }));
        await flows.drain();
        return flows.result(id);
      }),
    );
    expect(results[0]?.models.map(({ trials }) => trials)).toEqual(
      results[1]?.models.map(({ trials }) => trials),
    );
    expect(results[0]).toMatchObject({ ending: 'picked', cap: null });
  });

  it('is shared by evaluations that run at once, to the last of it', async () => {
    const flows = memoryFlows(ok, () => {}, { chosen: { monthlyCap: '0.01' } });
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => flows.start(evaluationRequest({ budget: 5 }))),
    );
    await flows.drain();
    const spent = [...flows.tables.evaluations.values()].reduce((sum, row) => sum + row.spent, 0n);
    expect(spent).toBeLessThanOrEqual(fromDollars(0.01));
    expect(spent).toBeGreaterThan(fromDollars(0.005));
    for (const id of ids) expect((await flows.result(id))?.cap).toMatch(/does not leave enough/);
  });
});
