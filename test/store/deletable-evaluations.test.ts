import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { deleteExpired } from '../../src/flows/delete-expired.ts';
import { systemCtx } from '../../src/runtime/system-ctx.ts';
import { createDeletableEvaluations } from '../../src/store/deletable-evaluations.ts';
import { createPastEvaluations } from '../../src/store/past-evaluations.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { openPlace, openTestRuntime } from '../support/runtime.ts';

it('an evaluation is deleted with its content once it has ended; what was spent stays on record', async () => {
  await using place = await openPlace('postgres');
  await using test = await openTestRuntime(place, { load: { latencyMs: 50 } });
  const { remove } = createDeletableEvaluations(test.db);
  const count = async (table: string) => {
    const { rows } = await test.db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)}`,
    );
    return rows[0]!.n;
  };
  const id = await test.begin(evaluationRequest({}, 20));
  expect(await remove(id)).toBe(false);
  await expect.poll(() => test.runtime.result(id)).not.toBeNull();
  // A stage of looking into it goes with it, and is in no list meanwhile.
  const inquiry = { candidate: 'x', document: null, fixes: [], budget: 1 };
  const screening = { ...inquiry, of: id, stage: 'screening' as const };
  const stage = await test.begin(evaluationRequest({ inquiry: screening }, 5));
  await expect.poll(() => test.runtime.result(stage)).not.toBeNull();
  const past = createPastEvaluations(test.db);
  const listed = await past.list({ workspace: null, most: 10 });
  expect(listed.map((each) => each.id)).toEqual([id]);
  const bills = await count('ledger');
  expect(bills).toBeGreaterThan(0);
  expect(await remove(id)).toBe(true);
  const tables = ['evaluations', 'samples', 'trials', 'ledger'];
  expect(await Promise.all(tables.map(count))).toEqual([0, 0, 0, bills]);
  expect(await remove(id)).toBe(false);
});

it('evaluations older than their workspace keeps are deleted, by the day, and others never', async () => {
  await using place = await openPlace('postgres');
  await using test = await openTestRuntime(place);
  const id = await test.begin(evaluationRequest({}, 10));
  await expect.poll(() => test.runtime.result(id)).not.toBeNull();
  const evaluations = createDeletableEvaluations(test.db);
  const inDays = (days: number) => ({
    ctx: { ...systemCtx(), now: new Date(Date.now() + days * 86_400_000) },
  });
  const keeping = (text: string) => ({
    evaluations,
    settings: memorySettings({ retentionDays: text }),
  });
  expect(await deleteExpired({ evaluations, settings: memorySettings() }, inDays(9_999))).toBe(0);
  expect(await deleteExpired(keeping('30'), inDays(29.9))).toBe(0);
  expect(await deleteExpired(keeping('30'), inDays(30.1))).toBe(1);
  expect(await evaluations.remove(id)).toBe(false);
});
