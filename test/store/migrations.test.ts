import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase, openCurrentDatabase } from '../../src/store/client.ts';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../support/database.ts';

const FIRST = [
  '0000_start',
  '0001_result_keeps_key_order',
  '0002_refusals',
  '0003_accepted_answers',
];
const SLACK = '00000000-0000-4000-8000-000000000001';
const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };
const SPEC = {
  candidates: [{ name: 'google/flash', model: 'flash' }],
  scorer: { type: 'judge', model: 'anthropic/haiku' },
};
const TERMINAL = '00000000-0000-4000-8000-000000000002';

/** Brings a database to the version that knew requesters, with rows in each table. */
async function openPreviousVersion(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { entries } = JSON.parse(await readFile('migrations/meta/_journal.json', 'utf8'));
  await client.query(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint)`);
  for (const tag of FIRST) {
    await client.query(await readFile(`migrations/${tag}.sql`, 'utf8'));
    const { when } = entries.find((entry: { tag: string }) => entry.tag === tag);
    await client.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('', $1)`,
      [when],
    );
  }
  const requester = { team: 'T1', user: 'U1', channel: 'C1' };
  await client.query(
    `insert into evaluations (id, key, name, spec, sample_count, requester, simulated, budget,
      estimated_usd, full_design_usd, expected_calls)
    select id, id::text, 'n', $4::jsonb, 1, requester, simulated, 1, 0, 0, 1
    from (values ($1::uuid, $2::jsonb, false), ($3::uuid, null, true)) as v(id, requester, simulated)`,
    [SLACK, requester, TERMINAL, SPEC],
  );
  await client.query(
    `insert into trials (evaluation_id, candidate, sample, repeat, provider, state, reserved, answer,
      answered_by, stop, usage, latency_ms, cost)
    values ($1, 0, 0, 0, 'google', 'done', 0, 'yes', 'flash-001', 'complete', $2, 7, 5),
      ($1, 0, 1, 0, 'google', 'running', 3, 'no', 'flash-001', 'complete', $2, 8, 5),
      ($1, 0, 2, 0, 'google', 'running', 4, null, null, null, null, null, 0)`,
    [SLACK, USAGE],
  );
  await client.query(
    `insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, state, amount,
      model, price_row)
    values ($1, 0, 0, 0, 1, 'trial', 'settled', 5, 'google/flash', ''),
      ($1, 0, 0, 0, 1, 'judge', 'settled', 7, 'anthropic/haiku', ''),
      ($2, 0, 0, 0, 1, 'trial', 'assumed', 9, 'google/flash', '')`,
    [SLACK, TERMINAL],
  );
  return client;
}

describe('a database of the version that knew requesters', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    client = await openPreviousVersion(database.url);
    await migrateDatabase(database.url);
  });
  afterAll(async () => {
    await client.end();
    await database[Symbol.asyncDispose]();
  });
  const rows = async (query: string) => (await client.query(query)).rows;

  it('says of each evaluation who asked, in which workspace, and where the answer goes', async () => {
    const columns = 'workspace, actor_kind, actor_id, destination_channel';
    expect(await rows(`select ${columns} from evaluations order by id`)).toEqual([
      { workspace: 'T1', actor_kind: 'person', actor_id: 'U1', destination_channel: 'C1' },
      { workspace: 'local', actor_kind: 'terminal', actor_id: null, destination_channel: null },
    ]);
  });

  it('keeps what its trials were answered, as steps', async () => {
    const step = { purpose: 'answer', model: 'google/flash', servedModel: 'flash-001' };
    const answered = { ...step, stop: 'complete', usage: USAGE };
    expect(await rows('select steps from trials order by sample')).toEqual([
      { steps: [{ ...answered, text: 'yes', latencyMs: 7 }] },
      { steps: [{ ...answered, text: 'no', latencyMs: 8 }] },
      { steps: [] },
    ]);
  });

  it('knows which call each running trial makes, and in whose queue it goes on', async () => {
    expect(await rows('select provider, call from trials order by sample')).toEqual([
      { provider: 'google', call: null },
      {
        provider: 'anthropic',
        call: { purpose: 'judge', provider: 'anthropic', model: 'anthropic/haiku', worst: '3' },
      },
      {
        provider: 'google',
        call: { purpose: 'answer', provider: 'google', model: 'google/flash', worst: '4' },
      },
    ]);
  });

  it('names the step, provider and workspace of each bill', async () => {
    const columns = 'purpose, provider, workspace, simulated, amount::int';
    expect(await rows(`select ${columns} from ledger order by amount`)).toEqual([
      { purpose: 'answer', provider: 'google', workspace: 'T1', simulated: false, amount: 5 },
      { purpose: 'judge', provider: 'anthropic', workspace: 'T1', simulated: false, amount: 7 },
      { purpose: 'answer', provider: 'google', workspace: 'local', simulated: true, amount: 9 },
    ]);
  });

  it('has counted each candidate’s trials', async () => {
    const columns = 'candidate, done, wanted, scored, score_sum';
    expect(await rows(`select ${columns} from trial_counts`)).toEqual([
      { candidate: 0, done: 1, wanted: 3, scored: 0, score_sum: 0 },
    ]);
  });

  it('keeps what was spent when an evaluation and its content are deleted', async () => {
    await client.query('delete from evaluations where id = $1', [SLACK]);
    expect(await rows('select sum(amount)::int as sum from ledger')).toEqual([{ sum: 21 }]);
    expect(await rows('select 1 from trials')).toEqual([]);
  });
});

describe('a database that is opened', () => {
  const evaluationsIn = async (url: string) => {
    const { db, close } = await openCurrentDatabase(url);
    const { rowCount } = await db.execute('select questions from evaluations');
    await close();
    return rowCount;
  };

  it('is brought forward where it has no tables, or an older version’s', async () => {
    await using empty = await createEmptyDatabase();
    expect(await evaluationsIn(empty.url)).toBe(0);
    await using older = await createEmptyDatabase();
    await (await openPreviousVersion(older.url)).end();
    expect(await evaluationsIn(older.url)).toBe(2);
  });

  it('waits for nobody who brings it forward where it is as new already', async () => {
    await using database = await createDatabase();
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin; lock table drizzle.__drizzle_migrations in exclusive mode');
    expect(await evaluationsIn(database.url)).toBe(0);
    await other.end();
  });

  it('is refused where it can only be read, with PostgreSQL’s words', async () => {
    await using database = await createDatabase();
    const url = `${database.url}?options=-c%20default_transaction_read_only=on`;
    await expect(openCurrentDatabase(url)).rejects.toMatchObject({
      cause: { code: '25006' },
    });
  });
});
