import { sql } from 'drizzle-orm';
import { type Caps, requireRoom } from '../core/caps/caps.ts';
import type { Sample } from '../core/evaluation.ts';
import { fromDollars } from '../core/money.ts';
import { present } from '../core/present.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import type { Database, Transaction } from './client.ts';
import { lockPurses, readPurses } from './purses.ts';
import { columns } from './rows.ts';
import { ASLEEP, evaluations, WOKEN } from './schema.ts';

/**
 * Stores an evaluation with its samples, once per key, and returns the id that key has. Its plan
 * waits to be asked from the first moment, so a crash right after loses nothing. Throws
 * AppError('invalid input') where a cap leaves it nothing.
 */
export async function createEvaluation(
  db: Database,
  evaluation: NewEvaluation,
  caps: Caps | null,
): Promise<string> {
  return db.transaction(async (tx) => {
    const { id, key, spec, samples } = evaluation;
    if (caps !== null) {
      await lockPurses(tx, evaluation.workspace);
      const stored = await idOf(tx, key);
      if (stored !== null) return stored;
      requireRoom(caps, await readPurses(tx, evaluation, caps.start));
    }
    const inserted = await tx
      .insert(evaluations)
      .values({
        id,
        key,
        name: spec.name,
        spec,
        sampleCount: samples.length,
        workspace: evaluation.workspace,
        actorKind: evaluation.actor.kind,
        actorId: evaluation.actor.id,
        destinationChannel: evaluation.destination?.channel ?? null,
        destinationResponseUrl: evaluation.destination?.responseUrl ?? null,
        simulated: evaluation.simulated,
        budget: fromDollars(spec.budget),
        granted: caps === null ? fromDollars(spec.budget) : 0n,
        wakeAt: evaluation.question === null ? WOKEN : ASLEEP,
        questions: evaluation.question === null ? [] : [evaluation.question],
        estimatedUsd: evaluation.estimatedUsd,
        largestUsd: evaluation.largestUsd,
        fullDesignUsd: evaluation.fullDesignUsd,
        asks: evaluation.asks,
        expectedCalls: evaluation.expectedCalls,
      })
      .onConflictDoNothing({ target: evaluations.key })
      .returning({ id: evaluations.id });
    if (inserted.length === 0)
      return present(await idOf(tx, key), 'evaluation with the key that one has');
    await insertSamples(tx, id, samples, 0);
    return id;
  });
}

/** Stores samples of an evaluation from this place on. */
export async function insertSamples(
  tx: Transaction,
  id: string,
  samples: readonly Sample[],
  from: number,
): Promise<void> {
  await tx.execute(sql`
    insert into samples (evaluation_id, sample, columns, expected, alternatives, "group")
    select ${id}, * from unnest(${columns(samples, [
      ['int', (_, index) => from + index],
      ['jsonb', (sample) => sample.columns],
      ['text', (sample) => sample.expected],
      ['jsonb', (sample) => sample.alternatives],
      ['text', (sample) => sample.group],
    ])})`);
}

async function idOf(tx: Transaction, key: string): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from evaluations where key = ${key}`,
  );
  return rows[0]?.id ?? null;
}
