import { describe, expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { raiseBudget } from '../../src/flows/raise-budget.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';

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

const TERMINAL = { kind: 'terminal', id: null } as const;

/** An evaluation of 80 calls that its budget ended after some of them. */
async function endedByBudget(chosen: SettingTexts = {}) {
  const flows = memoryFlows(ok);
  const id = await flows.start(evaluationRequest({ budget: 0.004 }));
  await flows.drain();
  const ctx = { actor: TERMINAL, workspace: 'local', now: new Date('2026-11-24') };
  const settings = memorySettings(chosen);
  const raise = (budgetUsd: number) =>
    raiseBudget(
      { evaluations: flows.evaluations, settings },
      { ctx, input: { evaluationId: id, budgetUsd } },
    );
  return { flows, id, raise };
}

describe('a raised budget', () => {
  it.each([10_000.01, 1e9, 1e99, 0, -1, Number.NaN])(
    'is refused where no evaluation may have it: %d dollars',
    async (budgetUsd) => {
      const { flows, id, raise } = await endedByBudget();
      await expect(raise(budgetUsd)).rejects.toMatchObject({
        code: 'invalid input',
        message: expect.stringMatching(/^The budget must be above \$0 and at most \$10,000: /),
      });
      expect(await flows.evaluations.control(id)).toMatchObject({ budgetUsd: 0.004 });
    },
  );

  it('lets an evaluation go on that its budget ended, and pays no answer twice', async () => {
    const { flows, id, raise } = await endedByBudget();
    expect(await flows.result(id)).toMatchObject({ ending: 'budget ended' });
    const before = flows.calls.length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(80);
    await raise(1);
    await flows.restart();
    await flows.drain();
    expect(flows.calls).toHaveLength(80);
    const result = await flows.result(id);
    expect(result?.models.map(({ trials }) => trials)).toEqual([40, 40]);
    expect(result?.ending).toBe('picked');
    const [evaluation] = [...flows.tables.evaluations.values()];
    expect(evaluation).toMatchObject({ budget: fromDollars(1), reserved: 0n, stops: {} });
  });

  it('is refused where a cap can not be read any more: it would hold nothing back', async () => {
    const { raise } = await endedByBudget({ monthlyCap: '$12.345' });
    await expect(raise(1)).rejects.toThrow(/^The setting monthly-cap is “\$12\.345”, which can’t/);
  });

  it('that is no more than before is refused: it is the whole budget', async () => {
    const { raise } = await endedByBudget();
    await expect(raise(0.004)).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringMatching(/^Its budget is \$0\.004 already\. Name a higher one/),
    });
  });

  it('leaves an evaluation that had enough as it ended', async () => {
    const flows = memoryFlows(ok);
    const id = await flows.start(evaluationRequest({ budget: 1 }, 2));
    await flows.drain();
    await flows.evaluations.raiseBudget(id, 2, null);
    expect(await flows.evaluations.control(id)).toMatchObject({ state: 'finished', budgetUsd: 2 });
    expect(await flows.result(id)).not.toBeNull();
  });
});
