import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { takeUpdateTurn } from '../../src/store/update-turns.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { openPlace, openTestRuntime } from '../support/runtime.ts';

it('a workspace’s messages take turns over all its evaluations, another workspace’s do not wait for them', async () => {
  await using place = await openPlace('postgres');
  await using test = await openTestRuntime(place);
  const evaluations = createEvaluationStore(test.db, { leaseMs: 1_000, simulated: true });
  const stored = (workspace: string) =>
    evaluations.create(
      {
        ...evaluationRequest(),
        id: randomUUID(),
        key: randomUUID(),
        workspace,
        actor: { kind: 'person', id: 'U1' },
        destination: { channel: 'C1' },
        simulated: true,
        estimatedUsd: 0.1,
        largestUsd: 0.2,
        asks: false,
        fullDesignUsd: 0.2,
        expectedCalls: 7,
        question: null,
      },
      null,
    );
  const [one, two, other] = [await stored('T1'), await stored('T1'), await stored('T2')];
  const turns = await Promise.all(
    Array.from({ length: 12 }, (_, index) => takeUpdateTurn(test.db, index % 2 ? one : two)),
  );
  expect(turns.filter(Boolean)).toHaveLength(4);
  expect(await takeUpdateTurn(test.db, other)).toBe(true);
  expect(await takeUpdateTurn(test.db, randomUUID())).toBe(false);
  // Turns come back one by one: with those at once, 40 in any minute.
  const { rows } = await test.db.execute<{ wait: number }>(
    sql`select extract(epoch from free_at - now())::float8 as wait from update_turns where workspace = 'T1'`,
  );
  expect(rows[0]!.wait).toBeGreaterThan(4 * (60 / 36) - 3);
  expect(rows[0]!.wait).toBeLessThanOrEqual(4 * (60 / 36));
  await expect.poll(() => takeUpdateTurn(test.db, one)).toBe(true);
});
