import { eq, sql } from 'drizzle-orm';
import { firstProvider } from '../core/catalog/models-called.ts';
import type {
  Advanced,
  PlanChange,
  PlanState,
  QueuedTrial,
} from '../core/record/evaluation-record.ts';
import { isHeld } from '../core/record/question.ts';
import type { TrialKey } from '../core/trial.ts';
import type { Database, Transaction } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { readPlanState } from './read-evaluation.ts';
import { columns, keyColumns } from './rows.ts';
import { ASLEEP, evaluations, WOKEN } from './schema.ts';

/**
 * Asks the plan under the evaluation's lock and writes what it decides: new trials, trials dropped,
 * its memory, and when it wants to be asked again. An evaluation that is paused, has ended, or may not
 * begin yet stays as it is, and so does one of which nothing is decided: null.
 */
export async function advanceEvaluation(
  db: Database,
  id: string,
  decide: (state: PlanState) => PlanChange | null,
): Promise<Advanced | null> {
  return db.transaction(async (tx) => {
    const state = await readPlanState(tx, id);
    if (state?.state !== 'running' || isHeld(state)) {
      return { launched: [], finished: false, waits: false };
    }
    const change = decide(state);
    if (change === null) return null;
    const launched = await insertTrials(tx, state, change.launch);
    await dropTrials(tx, id, change.drop);
    await tx
      .update(evaluations)
      .set({
        plan: change.plan,
        open: sql`open + ${launched.length}`,
        wakeAt: wakeAtOf(change),
        ...(change.question && { questions: [...state.questions, change.question] }),
      })
      .where(eq(evaluations.id, id));
    return { launched, finished: change.finished, waits: change.wakeAt === null };
  });
}

function wakeAtOf({ finished, wakeAt }: PlanChange): number {
  return finished ? WOKEN : (wakeAt ?? ASLEEP);
}

/** One that was dropped is planned again, with the answers it has: a raised budget takes it up. */
async function insertTrials(
  tx: Transaction,
  state: PlanState,
  keys: readonly TrialKey[],
): Promise<QueuedTrial[]> {
  if (keys.length === 0) return [];
  const trials = keys.map((key) => ({
    ...key,
    evaluationId: state.id,
    provider: firstProvider(state.spec.candidates[key.candidate]!),
  }));
  const { rows } = await tx.execute<QueuedTrial & { [column: string]: unknown }>(sql`
    insert into trials (evaluation_id, candidate, sample, repeat, provider)
    select * from unnest(${keyColumns(trials)}, ${columns(trials, [['text', (t) => t.provider]])})
    on conflict (evaluation_id, candidate, sample, repeat) do update
      set state = 'planned', finished_at = null where trials.state = 'dropped'
    returning evaluation_id as "evaluationId", candidate, sample, repeat, provider, losses,
      jsonb_array_length(steps) as answered`);
  return rows;
}

async function dropTrials(tx: Transaction, id: string, keys: readonly TrialKey[]): Promise<void> {
  if (keys.length === 0) return;
  const places = columns(keys, [
    ['int', (key) => key.candidate],
    ['int', (key) => key.sample],
    ['int', (key) => key.repeat],
  ]);
  await dropPlanned(tx, id, sql`(candidate, sample, repeat) in (select * from unnest(${places}))`);
}
