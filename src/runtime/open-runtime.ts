import { sql } from 'drizzle-orm';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { SettingTexts } from '../core/settings/settings-of.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Notifier } from '../flows/ports/messages.ts';
import type { CountTokens } from '../flows/ports/quotes.ts';
import type { MessageRecord, PrepareEvaluation } from '../flows/ports/record.ts';
import type { Outlook } from '../flows/ports/week.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';
import type { Logger } from '../log.ts';
import { openProducer, type Producer } from '../queue/producer.ts';
import type { Database } from '../store/client.ts';
import { createEvaluationStore, type EvaluationStore } from '../store/evaluations.ts';
import { createMessageRecord } from '../store/message-record.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { digestDeps } from './digest-deps.ts';
import { evaluationVerbs } from './evaluation-verbs.ts';
import { lookDeps } from './look-deps.ts';
import { type Ground, type GroundOptions, openGround } from './open-ground.ts';
import { planSoon } from './plan-soon.ts';
import { prepareEvaluations } from './prepare-evaluations.ts';
import { type Gauges, readGauges } from './read-gauges.ts';
import { roomForWorkers } from './room-for-workers.ts';
import { settingsHere } from './settings-here.ts';
import { startWeek } from './start-week.ts';
import { startWorkers, type WorkerDeps } from './start-workers.ts';
import { tellQueueErrors } from './tell-errors.ts';
import type { Timings } from './timings.ts';
import { enqueueWithin } from './tracing/enqueue-within.ts';
import type { Traces } from './tracing/traces.ts';

export interface RuntimeOptions extends Omit<GroundOptions, 'logger'> {
  catalog: Catalog;
  /** Calls a model; null in a process that takes no trials. */
  complete: Complete | null;
  /** Counts tokens before a start; nobody does when not given. */
  countTokens?: CountTokens;
  /** Makes what tells people, once the record is open. */
  notifier(evaluations: MessageRecord): Notifier;
  /** The environment's settings, for workspaces that chose none. */
  settings: SettingTexts;
  /** The bank's exchange rates; they are never read when not given. */
  ratesUrl?: string | null;
  /** What others know of models and bills; nothing when not given. */
  outlook?: Outlook;
  concurrency: number;
  timings: Timings;
  logger: Logger;
}

/** llm-pick with its record, queues and workers open: what every door (Slack, terminal) asks. */
export interface Runtime extends EvaluationVerbs {
  /** Whether work can be taken: database and queue answer. */
  ready(): Promise<boolean>;
  /** What the record and the queues say now, for metrics. */
  gauges(): Promise<Gauges>;
  /** Where the data is, for a person. */
  place: string;
  /** Ends or puts back what is under way, then closes everything in reverse order. */
  stop(): Promise<void>;
}

/** A runtime that can be asked while its workers start. */
export interface Door extends Runtime {
  /** Resolves once work is taken, where models can be called. */
  working: Promise<void>;
}

/** Opens storage, queues and (where models can be called) workers. What was opened is closed when a later step fails. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { working, ...runtime } = await openDoor(options, await openGround(options));
  try {
    await working;
    return runtime;
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

/** The same on a ground, which is closed with it, before the workers have started. */
export async function openDoor(options: RuntimeOptions, ground: Ground): Promise<Door> {
  const { catalog, logger, complete, countTokens = null } = options;
  await using opened = new AsyncDisposableStack();
  const { traces, storage } = opened.use(ground);
  const { db, backend, place } = storage;
  const providers = providersOf(catalog);
  const untraced = await openProducer(backend, providers, tellQueueErrors(logger));
  const producer = enqueueWithin(traces.within, untraced);
  opened.defer(() => producer.close());
  const record = recordIn(db, options);
  const notifier = options.notifier(record.messageRecord);
  opened.defer(() => notifier.stop());
  const reading = digestDeps(db, { ...record, outlook: options.outlook });
  const enqueue = { ...producer, plan: planSoon(producer.plan, logger) };
  const { notify } = notifier;
  const verbs = evaluationVerbs({ ...record, reading, enqueue, notify, countTokens });
  const closing = opened.move();
  const work = async (called: Complete) => {
    const { concurrency, timings } = options;
    await roomForWorkers(storage, providers, timings);
    const parts = { ...record, backend, producer, traces, notifier, concurrency, timings, logger };
    closing.use(await startWork(parts, called, { reading, start: verbs.start }));
  };
  const working = complete ? work(complete) : Promise.resolve();
  // Whoever waits for it hears of what went wrong.
  working.catch(() => {});
  return {
    ...verbs,
    working,
    ready: async () => isReady(db, producer),
    gauges: () =>
      readGauges({ ...record, producer, providers, settings: options.settings }, new Date()),
    place,
    stop: async () => {
      await Promise.allSettled([working]);
      await closing.disposeAsync();
    },
  };
}

/** What is read and written of evaluations and their workspaces in a database. */
function recordIn(db: Database, options: RuntimeOptions) {
  const { catalog, simulated, timings, ratesUrl = null } = options;
  return {
    db,
    evaluations: createEvaluationStore(db, { leaseMs: timings.lease, simulated }),
    messageRecord: createMessageRecord(db),
    ...settingsHere(db, { ...options, ratesUrl }),
    catalog,
    simulated,
  };
}

/** Starts the workers, which have models called, and the week's schedule, which is ended before them. */
async function startWork(
  parts: Omit<WorkerDeps, 'prepare' | 'complete' | 'look'> & { traces: Traces },
  called: Complete,
  { reading, start }: Pick<Parameters<typeof startWeek>[0], 'reading' | 'start'>,
): Promise<AsyncDisposable> {
  const { db, backend, notifier, evaluations, catalog, traces, logger } = parts;
  await using opened = new AsyncDisposableStack();
  const workers = await startWorkers({
    ...parts,
    prepare: patientPrepare(evaluations, catalog),
    complete: traces.calls(called, catalog),
    look: lookDeps({ db, evaluations, catalog, start }),
  });
  opened.defer(() => workers.stop());
  const messages = notifier.week;
  opened.use(
    await startWeek({ db, backend, reading, messages, stored: evaluations, start, logger }),
  );
  return opened.move();
}

/** Waits for a database that can't be reached for a moment. */
function patientPrepare(
  evaluations: Pick<EvaluationStore, 'load'>,
  catalog: Catalog,
): PrepareEvaluation {
  const load = (id: string) => retryWhileUnreachable(() => evaluations.load(id));
  return prepareEvaluations({ load }, catalog, () => new Date());
}

async function isReady(db: Database, producer: Pick<Producer, 'ping'>): Promise<boolean> {
  await db.execute(sql`select 1`);
  await producer.ping();
  return true;
}
