import { and, eq, sql } from 'drizzle-orm';
import type { SummedTrials } from '../core/record/ended-sums.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { Database } from './client.ts';
import { evaluations } from './schema.ts';
import { trialSums } from './sums-schema.ts';

/**
 * Stores the result of an evaluation that runs, with its trials summed up; one that has ended stays as it
 * is: false.
 */
export async function storeResult(
  db: Database,
  id: string,
  result: Result,
  { sums, cells: { scores, latencies } }: SummedTrials,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .update(evaluations)
      .set({
        state: 'finished',
        result,
        finishedAt: sql`now()`,
        granted: sql`least(granted, spent + margin + reserved)`,
      })
      .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')))
      .returning({ id: evaluations.id });
    if (ended.length === 0) return false;
    const summed = { sums, scores, latencies };
    await tx
      .insert(trialSums)
      .values({ evaluationId: id, ...summed })
      .onConflictDoUpdate({ target: trialSums.evaluationId, set: summed });
    return true;
  });
}
