import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createDeletableEvaluations } from '../../src/store/deletable-evaluations.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
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
  await expect.poll(() => test.runtime.result(id), { timeout: 30_000 }).not.toBeNull();
  const bills = await count('ledger');
  expect(bills).toBeGreaterThan(0);
  expect(await remove(id)).toBe(true);
  const tables = ['evaluations', 'samples', 'trials', 'ledger'];
  expect(await Promise.all(tables.map(count))).toEqual([0, 0, 0, bills]);
  expect(await remove(id)).toBe(false);
});
