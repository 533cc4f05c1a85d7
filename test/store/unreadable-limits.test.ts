import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { raiseBudget } from '../../src/flows/raise-budget.ts';
import { resumeEvaluation } from '../../src/flows/resume-evaluation.ts';
import { startEvaluation } from '../../src/flows/start-evaluation.ts';
import { createControlledEvaluations } from '../../src/store/controlled-evaluations.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createPastQuotes } from '../../src/store/past-quotes.ts';
import { evaluations as stored } from '../../src/store/schema.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { fileDatabase } from '../support/file-database.ts';
import { memoryQueue } from '../support/memory-queue.ts';

const client = fileDatabase();
const now = new Date('2026-11-26T12:00:00Z');

function setUp() {
  const ctx = { actor: { kind: 'terminal', id: null } as const, workspace: randomUUID(), now };
  const settings = createSettingStore(client.db, {});
  const store = createEvaluationStore(client.db, { leaseMs: 60_000, simulated: true });
  const deps = {
    evaluations: { ...store, ...createControlledEvaluations(client.db) },
    settings,
    past: createPastQuotes(client.db, { simulated: true }),
    enqueue: memoryQueue().enqueue,
    notify: { started: async () => {} },
    catalog: loadCatalog(),
    simulated: true,
    newId: randomUUID,
  };
  const request = evaluationRequest();
  const input = { request, destination: null, asks: false, expectedUsd: null };
  return {
    start: () => startEvaluation(deps, { ctx, input: { ...input, key: randomUUID() } }),
    resume: (evaluationId: string) => resumeEvaluation(deps, { ctx, input: { evaluationId } }),
    raise: (evaluationId: string) =>
      raiseBudget(deps, { ctx, input: { evaluationId, budgetUsd: 9 } }),
    pause: (evaluationId: string) => deps.evaluations.pause(evaluationId),
    /** As a version before this one stored it, or a hand in the database. */
    cap: (monthlyCap: string) => settings.write(ctx.workspace, { monthlyCap }, { ...ctx, at: now }),
    rows: () =>
      client.db
        .select({ state: stored.state, budget: stored.budget })
        .from(stored)
        .where(eq(stored.workspace, ctx.workspace)),
  };
}

const UNREAD = {
  code: 'invalid input',
  message: expect.stringMatching(/^The setting monthly-cap is “\$12\.345”, which can’t be read/),
};

it('a stored cap that can not be read lets nothing start, go on or be given more, and takes nothing', async () => {
  const { start, resume, raise, pause, cap, rows } = setUp();
  await cap('$12.345');
  await expect(start()).rejects.toMatchObject(UNREAD);
  expect(await rows()).toEqual([]);
  await cap('$12.3450');
  const id = await start();
  await pause(id);
  const before = await rows();
  expect(before).toMatchObject([{ state: 'paused' }]);
  await cap('$12.345');
  await expect(resume(id)).rejects.toMatchObject(UNREAD);
  await expect(raise(id)).rejects.toMatchObject(UNREAD);
  expect(await rows()).toEqual(before);
  await cap('$12.3450');
  await resume(id);
  expect(await rows()).toMatchObject([{ state: 'running' }]);
});
