import { eq, sql } from 'drizzle-orm';
import type { TrialCells } from '../core/record/trial-sums.ts';
import type { SummedEvaluations } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { evaluations } from './schema.ts';
import { trialSums } from './sums-schema.ts';

/** The evaluations that have ended with their trials summed up, in PostgreSQL. */
export function createSummedEvaluations(db: Database): SummedEvaluations {
  return {
    sums: async (id, { latencies: isTimed }) => {
      const latencies = sql<TrialCells['latencies'] | null>`
        case when ${isTimed} or ${evaluations.spec} ? 'latency' then ${trialSums.latencies} end`;
      const [row] = await db
        .select({
          id: evaluations.id,
          spec: evaluations.spec,
          workspace: evaluations.workspace,
          simulated: evaluations.simulated,
          plan: evaluations.plan,
          stops: evaluations.stops,
          spent: evaluations.spent,
          estimatedUsd: evaluations.estimatedUsd,
          fullDesignUsd: evaluations.fullDesignUsd,
          createdAt: evaluations.createdAt,
          sums: trialSums.sums,
          scores: trialSums.scores,
          latencies,
        })
        .from(evaluations)
        .innerJoin(trialSums, eq(trialSums.evaluationId, evaluations.id))
        .where(eq(evaluations.id, id));
      if (!row) return null;
      const { sums, scores, latencies: times, ...state } = row;
      return { state, sums, cells: { scores, latencies: times } };
    },
  };
}
