import { sql } from 'drizzle-orm';
import { inventPast } from '../demo/sample-past.ts';
import { loadCatalog } from '../src/catalog-file.ts';
import { NO_NEWS } from '../src/core/watch/feeds/feed-news.ts';
import { newestDueWeek, weeksUntil } from '../src/core/week/closed-weeks.ts';
import { readDigest } from '../src/flows/read-digest.ts';
import { digestDeps } from '../src/runtime/digest-deps.ts';
import { type Database, migrateDatabase, openDatabase } from '../src/store/client.ts';
import { createSettingStore } from '../src/store/settings.ts';
import { evaluationRequest } from '../test/support/evaluation-request.ts';
import { median } from './median.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const WORKSPACE = 'T0BENCH';
const EVALUATIONS = 1_000;
const INSIDE = 100_000;
const OUTSIDE = 100_000;
const MORE_OUTSIDE = 900_000;
const RUNS = 9;

export interface DigestCost {
  /** The whole digest, its picks and savings with it; milliseconds, the median of some runs. */
  digestMs: number;
  /** One sum over the rows of its eight weeks. */
  sumMs: number;
  /** The digest when there were a tenth as many rows outside its weeks. */
  fewerOutsideMs: number;
}

/** What a digest costs beside a plain sum of its own rows, and how rows of other weeks weigh on it. */
export async function measureDigest(databaseUrl: string): Promise<DigestCost> {
  await migrateDatabase(databaseUrl);
  const client = openDatabase(databaseUrl, 4);
  const { db } = client;
  try {
    const past = { workspace: WORKSPACE, user: 'U1', channel: 'C1', now: NOW };
    await inventPast(db, { ...past, request: evaluationRequest() });
    await addEvaluations(db);
    const weeks = weeksUntil(newestDueWeek(NOW, { timeZone: 'UTC', day: 1, hour: 9 }), 8, 'UTC');
    const [start, end] = [weeks[0]!.start, weeks.at(-1)!.end];
    await addRows(db, { rows: INSIDE, from: start, to: end });
    const before = new Date('2022-01-03T00:00:00Z');
    await addRows(db, { rows: OUTSIDE, from: before, to: start });
    const deps = digestDeps(db, {
      settings: createSettingStore(db, {}),
      outlook: { news: async () => NO_NEWS, bill: async () => null },
      catalog: loadCatalog(),
      simulated: true,
    });
    const actor = { kind: 'schedule', id: null } as const;
    const ctx = { actor, workspace: WORKSPACE, now: NOW };
    const digest = () => readDigest(deps, { ctx, input: { week: null } });
    const fewerOutsideMs = await medianMs(digest);
    await addRows(db, { rows: MORE_OUTSIDE, from: before, to: start });
    const digestMs = await medianMs(digest);
    const sumMs = await medianMs(() =>
      db.execute(sql`select sum(amount) from ledger where workspace = ${WORKSPACE} and simulated
        and at >= ${start.toISOString()} and at < ${end.toISOString()}`),
    );
    return { digestMs, sumMs, fewerOutsideMs };
  } finally {
    await client.close();
  }
}

/** Copies of the invented evaluations, so that there are a thousand. */
async function addEvaluations(db: Database): Promise<void> {
  await db.execute(sql`
    insert into evaluations (id, key, name, spec, sample_count, workspace, actor_kind, actor_id,
      simulated, state, budget, granted, estimated_usd, full_design_usd, expected_calls, result, created_at, finished_at)
    select gen_random_uuid(), 'bench ' || n, 'task ' || n % 40, e.spec, e.sample_count, e.workspace,
      e.actor_kind, 'U' || n % 30, true, 'finished', e.budget, e.granted, 1, 1, 1, e.result, e.created_at, e.finished_at
    from generate_series(1, ${EVALUATIONS}) n
    cross join (select * from evaluations where workspace = ${WORKSPACE} order by created_at limit 1) e`);
}

/** Ledger rows spread evenly over a span and over all evaluations. */
async function addRows(
  db: Database,
  { rows, from, to }: { rows: number; from: Date; to: Date },
): Promise<void> {
  await db.execute(sql`
    with ids as (select array_agg(id order by key) as ids from evaluations where workspace = ${WORKSPACE})
    insert into ledger (evaluation_id, workspace, simulated, candidate, sample, repeat, attempt, purpose,
      provider, state, amount, model, price_row, at)
    select ids.ids[1 + n % array_length(ids.ids, 1)], ${WORKSPACE}, true, n % 4, n, 0, extract(year from ${from.toISOString()}::timestamptz)::int + ${rows},
      case n % 5 when 0 then 'judge' else 'answer' end, 'anthropic', 'settled', 60000000,
      'anthropic/model-' || n % 4, 'bench',
      ${from.toISOString()}::timestamptz + n * (${to.toISOString()}::timestamptz - ${from.toISOString()}::timestamptz) / ${rows}
    from generate_series(0, ${rows - 1}) n cross join ids`);
  await db.execute(sql`vacuum analyze ledger`);
}

/** The median of some runs, after one that is not counted. */
async function medianMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
