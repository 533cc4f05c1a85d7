import { eq } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import { candidateProgress, type Progress, timeLeft } from '../core/record/progress.ts';
import { openQuestion } from '../core/record/question.ts';
import type { Database } from './client.ts';
import { actorOf, destinationOf } from './read-evaluation.ts';
import { evaluations, trialCounts } from './schema.ts';

/** How far an evaluation is; null when there is none with this id. */
export async function readProgress(db: Database, id: string): Promise<Progress | null> {
  const [row] = await db.select().from(evaluations).where(eq(evaluations.id, id));
  if (!row) return null;
  const counts = await readCounts(db, id);
  const done = counts.reduce((total, each) => total + each.done, 0);
  const planned = row.state === 'finished' ? done : Math.max(row.expectedCalls, done + row.open);
  const question = row.state === 'running' ? openQuestion(row.questions) : null;
  return {
    name: row.name,
    actor: actorOf(row),
    destination: destinationOf(row),
    done,
    planned,
    spentUsd: toDollars(row.spent),
    budgetUsd: toDollars(row.budget),
    leftMs: question ? null : timeLeft({ done, planned }, Date.now() - row.createdAt.getTime()),
    simulated: row.simulated,
    paused: row.state === 'paused',
    finished: row.state === 'finished',
    question,
    largestUsd: row.largestUsd ?? toDollars(row.budget),
    candidates: row.spec.candidates.map(({ name }, index) =>
      candidateProgress(
        {
          name,
          trials: counts.find((each) => each.candidate === index) ?? null,
          memory: row.plan?.candidates[index] ?? null,
          isStopped: row.stops[index] !== undefined,
          outcome: row.result?.models.find(({ candidate }) => candidate === name) ?? null,
        },
        row.sampleCount,
      ),
    ),
  };
}

async function readCounts(db: Database, id: string) {
  const rows = await db.select().from(trialCounts).where(eq(trialCounts.evaluationId, id));
  return rows.map(({ candidate, done, wanted, scored, scoreSum }) => ({
    candidate,
    done,
    wanted,
    score: scored > 0 ? scoreSum / scored : null,
  }));
}
