import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import {
  type LoadOptions,
  type LoadServer,
  startLoadServer,
} from '../../demo/models/load-server.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { LOCAL_WORKSPACE } from '../../src/core/actor.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import type { Result } from '../../src/core/result/schema/result.ts';
import { completeWith, createProviders } from '../../src/providers/registry.ts';
import { openRuntime, type Runtime } from '../../src/runtime/open-runtime.ts';
import { silentNotifier } from '../../src/runtime/silent-notifier.ts';
import type { Timings } from '../../src/runtime/timings.ts';
import { type Database, openDatabase } from '../../src/store/client.ts';
import { createDatabase } from './database.ts';
import { QUICK } from './quick-timings.ts';
import { startRedis } from './redis.ts';
import { silentLogger } from './silent-logger.ts';
import type { Books } from './storage-contract/place.ts';

export const BACKENDS = ['postgres', 'redis'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Where a runtime under test keeps its record and its queue. */
export interface TestPlace extends AsyncDisposable {
  databaseUrl: string;
  redisUrl: string | null;
}

/** A fresh database, and a Redis of its own for that backend. */
export async function openPlace(backend: BackendName): Promise<TestPlace> {
  const database = await createDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  return {
    databaseUrl: database.url,
    redisUrl: redis?.url ?? null,
    [Symbol.asyncDispose]: async () => {
      await redis?.[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

export interface TestRuntime extends AsyncDisposable {
  runtime: Runtime;
  models: LoadServer;
  db: Database;
  logs: readonly { level: string; message: string; fields: unknown }[];
  /** Starts an evaluation and waits for its result. */
  run(request: EvaluationRequest): Promise<Result>;
  begin(request: EvaluationRequest, key?: string): Promise<string>;
}

export interface TestRuntimeOptions {
  load?: LoadOptions;
  timings?: Partial<Timings>;
  concurrency?: number;
  simulated?: boolean;
  tracesUrl?: string;
}

/** The product's own runtime at a place, calling local models that answer `ok`. */
export async function openTestRuntime(
  place: Pick<TestPlace, 'databaseUrl' | 'redisUrl'> & { queueDatabaseUrl?: string },
  options: TestRuntimeOptions = {},
): Promise<TestRuntime> {
  const models = await startLoadServer(options.load ?? { latencyMs: 2 });
  const { logger, lines } = silentLogger();
  const runtime = await openRuntime({
    queueDatabaseUrl: null,
    ...place,
    dataDir: '/nowhere',
    catalog: loadCatalog(),
    complete: completeWith(
      createProviders({
        anthropic: { apiKey: 'test', baseUrl: models.anthropicUrl },
        google: { apiKey: 'test', baseUrl: models.googleUrl },
      }),
    ),
    notifier: silentNotifier,
    tracesUrl: options.tracesUrl ?? null,
    settings: {},
    concurrency: options.concurrency ?? 10,
    simulated: options.simulated ?? true,
    timings: { ...QUICK, ...options.timings },
    logger,
  });
  const client = openDatabase(place.databaseUrl, 2);
  const begin = (request: EvaluationRequest, key: string = randomUUID()) =>
    runtime.start(startOf(request, key));
  return {
    runtime,
    models,
    db: client.db,
    logs: lines,
    begin,
    run: async (request) => resultOf(runtime, await begin(request)),
    [Symbol.asyncDispose]: async () => {
      await runtime.stop();
      await client.close();
      await models.stop();
    },
  };
}

/** What the command line asks for when it starts an evaluation. */
export function startOf(request: EvaluationRequest, key: string = randomUUID()) {
  const actor = { kind: 'terminal', id: null } as const;
  return {
    ctx: { actor, workspace: LOCAL_WORKSPACE, now: new Date() },
    input: { request, destination: null, asks: false, expectedUsd: null, key },
  };
}

/** What has no result by then hangs. */
const PATIENCE_MS = 240_000;

/** Waits until an evaluation has its result. */
export async function resultOf(runtime: Pick<Runtime, 'result'>, id: string): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const result = await runtime.result(id);
    if (result) return result;
    if (Date.now() > end) throw new Error(`No result of ${id} after ${PATIENCE_MS} ms`);
    await sleep(20);
  }
}

/** Returns how an evaluation's books stand in PostgreSQL. */
export async function booksOf(db: Database, id: string): Promise<Books> {
  const { rows: trials } = await db.execute<{ state: string; number: number; scored: number }>(sql`
    select state, count(*)::int as number, count(score)::int as scored
    from trials where evaluation_id = ${id} group by state`);
  const { rows: bills } = await db.execute<{ state: string; number: number; usd: number }>(sql`
    select state, count(*)::int as number, sum(amount)::float8 / 1e12 as usd
    from ledger where evaluation_id = ${id} group by state`);
  const {
    rows: [evaluation],
  } = await db.execute<{ reserved: number; spent: number; margin: number; open: number }>(sql`
    select reserved::float8, spent::float8 / 1e12 as spent, margin::float8, open
    from evaluations where id = ${id}`);
  const number = (rows: readonly { state: string; number: number }[], state: string) =>
    rows.find((row) => row.state === state)?.number ?? 0;
  return {
    done: number(trials, 'done'),
    dropped: number(trials, 'dropped'),
    unfinished: number(trials, 'planned') + number(trials, 'running'),
    scored: trials.reduce((sum, row) => sum + row.scored, 0),
    settled: number(bills, 'settled'),
    assumed: number(bills, 'assumed'),
    billedUsd: bills.reduce((sum, { usd }) => sum + usd, 0),
    reserved: evaluation!.reserved,
    margin: evaluation!.margin,
    spentUsd: evaluation!.spent,
    open: evaluation!.open,
  };
}
