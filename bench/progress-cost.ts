import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Database, migrateDatabase, openDatabase } from '../src/store/client.ts';
import { createMessageRecord } from '../src/store/message-record.ts';
import { median } from './median.ts';

const RUNS = 51;

/**
 * Returns the milliseconds that `progress` takes in a running evaluation of so many trials, half of them
 * done, for each size.
 */
export async function timeProgress(
  databaseUrl: string,
  sizes: readonly number[],
): Promise<readonly number[]> {
  await migrateDatabase(databaseUrl);
  const client = openDatabase(databaseUrl, 1);
  const { progress } = createMessageRecord(client.db);
  const ids: string[] = [];
  for (const size of sizes) ids.push(await addEvaluation(client.db, size));
  const times: number[][] = sizes.map(() => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, id] of ids.entries()) {
      const begun = performance.now();
      await progress(id);
      times[index]!.push(performance.now() - begun);
    }
  }
  await client.close();
  return times.map(median);
}

async function addEvaluation(db: Database, trials: number): Promise<string> {
  const id = randomUUID();
  const spec = { candidates: [{ name: 'anthropic/a' }, { name: 'anthropic/b' }] };
  // Paused: no worker takes it up.
  await db.execute(sql`
    insert into evaluations (id, key, name, spec, sample_count, workspace, actor_kind, simulated,
      state, budget, granted, estimated_usd, full_design_usd, expected_calls)
    values (${id}, ${id}, 'progress', ${JSON.stringify(spec)}, ${trials / 2}, 'bench', 'terminal', true,
      'paused', 1, 1, 1, 1, ${trials})`);
  await db.execute(sql`
    insert into trials (evaluation_id, candidate, sample, repeat, provider, state, score)
    select ${id}, n % 2, n / 2, 0, 'anthropic', case when n % 4 < 2 then 'done' else 'planned' end,
      case when n % 4 < 2 then 1 end
    from generate_series(0, ${trials - 1}) n`);
  await db.execute(sql`vacuum analyze trials`);
  return id;
}
