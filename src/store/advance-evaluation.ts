import { eq, sql } from 'drizzle-orm';
import { firstProvider } from '../core/catalog/models-called.ts';
import { itemAt } from '../core/item-at.ts';
import type {
  Advanced,
  PlanChange,
  PlanState,
  QueuedTrial,
} from '../core/record/evaluation-record.ts';
import type { TrialKey } from '../core/trial.ts';
import type { Database, Transaction } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { readPlanState } from './read-evaluation.ts';
import { columns } from './rows.ts';
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
    if (state === null) return { launched: [], finished: false, waits: false };
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

/** Trials written by one statement. */
const AT_ONCE = 10_000;

async function insertTrials(
  tx: Transaction,
  state: PlanState,
  keys: readonly TrialKey[],
): Promise<QueuedTrial[]> {
  const inserted: QueuedTrial[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const part = keys.slice(start, start + AT_ONCE);
    for (const trial of await insertPart(tx, state, part)) inserted.push(trial);
  }
  return inserted;
}

/** One that was dropped is planned again, with the answers it has: a raised budget takes it up. */
async function insertPart(
  tx: Transaction,
  { id, spec }: PlanState,
  keys: readonly TrialKey[],
): Promise<QueuedTrial[]> {
  const places = columns(keys, [
    ['int', (key) => key.candidate],
    ['int', (key) => key.sample],
    ['int', (key) => key.repeat],
    ['text', (key) => firstProvider(itemAt(spec.candidates, key.candidate))],
  ]);
  const { rows } = await tx.execute<
    Omit<QueuedTrial, 'evaluationId'> & { [column: string]: unknown }
  >(sql`
    insert into trials (evaluation_id, candidate, sample, repeat, provider)
    select ${id}::uuid, * from unnest(${places})
    on conflict (evaluation_id, candidate, sample, repeat) do update
      set state = 'planned', finished_at = null where trials.state = 'dropped'
    returning candidate, sample, repeat, provider, losses,
      jsonb_array_length(steps) as answered`);
  return rows.map((row) => ({ ...row, evaluationId: id }));
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
