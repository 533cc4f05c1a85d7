import { eq, sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { CandidateMemory, Verdict } from '../core/plan/types.ts';
import type { CandidateProgress, Progress } from '../core/record/progress.ts';
import type { Database } from './client.ts';
import { actorOf, destinationOf } from './read-evaluation.ts';
import { evaluations } from './schema.ts';

type Counts = { candidate: number; done: number; wanted: number; score: number | null };

/** How far an evaluation is; null when there is none with this id. */
export async function readProgress(db: Database, id: string): Promise<Progress | null> {
  const [row] = await db.select().from(evaluations).where(eq(evaluations.id, id));
  if (!row) return null;
  const { rows: counts } = await db.execute<Counts>(sql`
    select candidate, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state <> 'dropped')::int as wanted, avg(score) as score
    from trials where evaluation_id = ${id} group by candidate`);
  const done = counts.reduce((total, each) => total + each.done, 0);
  return {
    name: row.name,
    actor: actorOf(row),
    destination: destinationOf(row),
    done,
    planned: row.state === 'finished' ? done : Math.max(row.expectedCalls, done + row.open),
    spentUsd: toDollars(row.spent),
    budgetUsd: toDollars(row.budget),
    simulated: row.simulated,
    paused: row.state === 'paused',
    finished: row.state === 'finished',
    candidates: row.spec.candidates.map(({ name }, index) =>
      candidateProgress(
        name,
        counts.find((each) => each.candidate === index),
        row,
        index,
      ),
    ),
  };
}

function candidateProgress(
  name: string,
  counts: Counts | undefined,
  { plan, result, sampleCount }: typeof evaluations.$inferSelect,
  index: number,
): CandidateProgress {
  const done = counts?.done ?? 0;
  const verdict = result?.models.find(({ model }) => model === name)?.verdict;
  const state = verdict ?? decided(plan?.candidates[index]) ?? (counts ? 'running' : 'waits');
  const settled = state !== 'running' && state !== 'waits';
  return {
    name,
    state,
    done,
    planned: settled ? done : Math.max(counts?.wanted ?? 0, sampleCount),
    score: counts?.score ?? null,
  };
}

function decided(memory: CandidateMemory | undefined): Verdict | null {
  if (!memory?.decision) return null;
  if (memory.decision === 'proven' || memory.decision === 'ruled out') return memory.decision;
  return 'unclear';
}
