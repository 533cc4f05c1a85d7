import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Result } from '../core/result/result.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { SettingTexts } from '../core/settings/settings-of.ts';
import { cancelEvaluation } from '../flows/cancel-evaluation.ts';
import { changeSettings } from '../flows/change-settings.ts';
import type { Ctx, EvaluationCommand } from '../flows/ctx.ts';
import { pauseEvaluation } from '../flows/pause-evaluation.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Notifier } from '../flows/ports/messages.ts';
import type { ToldEvaluations } from '../flows/ports/record.ts';
import type { Outlook } from '../flows/ports/week.ts';
import { prepareEvaluations } from '../flows/prepare-evaluation.ts';
import { type RaiseBudgetCommand, raiseBudget } from '../flows/raise-budget.ts';
import { readDigest } from '../flows/read-digest.ts';
import { resumeEvaluation } from '../flows/resume-evaluation.ts';
import { estimateRequest, type StartInput, startEvaluation } from '../flows/start-evaluation.ts';
import { testAgain } from '../flows/test-again.ts';
import type { Logger } from '../log.ts';
import { openProducer, type Producer } from '../queue/producer.ts';
import type { Database } from '../store/client.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createEvaluationStore } from '../store/evaluations.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { createSettingStore } from '../store/settings.ts';
import { createToldEvaluations } from '../store/told-evaluations.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import { planSoon } from './plan-soon.ts';
import { digestDeps, startWeek } from './start-week.ts';
import { startWorkers } from './start-workers.ts';
import type { Timings } from './timings.ts';

export interface RuntimeOptions extends Omit<StorageOptions, 'logger'> {
  catalog: Catalog;
  /** Calls a model; null in a process that takes no trials. */
  complete: Complete | null;
  /** Makes what tells people, once the record is open. */
  notifier(evaluations: ToldEvaluations): Notifier;
  /** The environment's settings, for workspaces that chose none. */
  settings: SettingTexts;
  /** What others know of models and bills; nothing when not given. */
  outlook?: Outlook;
  concurrency: number;
  timings: Timings;
  logger: Logger;
}

/** llm-pick with its record, queues and workers open: what every door (Slack, terminal) asks. */
export interface Runtime {
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /** Has a paused or lost evaluation go on. Throws AppError, also where one side is simulated and the other isn't. */
  resume(command: EvaluationCommand): Promise<void>;
  /** Gives it more money. Throws AppError. */
  raiseBudget(command: RaiseBudgetCommand): Promise<void>;
  /** Keeps it as it is, for whoever resumes it: no worker spends on it meanwhile. */
  pause(command: EvaluationCommand): Promise<void>;
  /** False when it had ended already. */
  cancel(command: EvaluationCommand): Promise<boolean>;
  estimate(request: EvaluationRequest): Estimate;
  /** Waits, as `result` does, for a database that restarts. null: there is no such evaluation. */
  progress(id: string): Promise<Progress | null>;
  /** null while it runs. Throws AppError('not found'). */
  result(id: string): Promise<Result | null>;
  /** The digest of the newest week that is due; posts nothing. */
  digest(command: { ctx: Ctx }): Promise<Digest>;
  changeSettings(command: Parameters<typeof changeSettings>[1]): Promise<Settings>;
  /** Starts a pick's evaluation again. Returns its id. */
  testAgain(command: Parameters<typeof testAgain>[1]): Promise<string>;
  /** Whether work can be taken: database and queue answer. */
  ready(): Promise<boolean>;
  /** Where the data is, for a person. */
  place: string;
  /** Ends or puts back what is under way, then closes everything in reverse order. */
  stop(): Promise<void>;
}

const NO_OUTLOOK: Outlook = { retirements: async () => [], reconcile: async () => null };

/** So long a person waits for a database that restarts. */
const START_PATIENCE_MS = 10_000;

/** Opens storage, queues and (where models can be called) workers. What was opened is closed when a later step fails. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { catalog, logger, simulated, timings } = options;
  await using opened = new AsyncDisposableStack();
  const storage = await openStorage(options);
  opened.defer(() => storage.close());
  const { db, backend, place } = storage;
  const producer = await openProducer(backend, providersOf(catalog), (error) =>
    logger.warn('A queue lost its connection', { error }),
  );
  opened.defer(() => producer.close());
  const evaluations = createEvaluationStore(db, { leaseMs: timings.lease, simulated });
  const told = createToldEvaluations(db);
  const notifier = options.notifier(told);
  opened.defer(() => notifier.stop());
  const load = (id: string) => retryWhileUnreachable(() => evaluations.load(id));
  const prepare = prepareEvaluations({ load }, catalog, () => new Date());
  const settings = createSettingStore(db, options.settings);
  const { outlook = NO_OUTLOOK } = options;
  const reading = digestDeps(db, { settings, outlook, catalog, simulated });
  if (options.complete) {
    const { complete, concurrency } = options;
    const workers = await startWorkers({
      ...{ db, backend, producer, evaluations, told, prepare, complete },
      ...{ notifier, catalog, concurrency, simulated, timings, logger },
    });
    opened.defer(() => workers.stop());
    const week = await startWeek({ db, backend, reading, messages: notifier.week, logger });
    opened.defer(() => week.close());
  }
  const closing = opened.move();
  const enqueue = { ...producer, plan: planSoon(producer.plan, logger) };
  const controlDeps = {
    evaluations: { ...createControlledEvaluations(db), recover: evaluations.recover },
    settings,
    enqueue,
    simulated,
  };
  const startDeps = {
    // The same key: where the answer to a commit was lost, the second try finds what the first stored.
    evaluations: {
      create: (evaluation: NewEvaluation) =>
        retryWhileUnreachable(() => evaluations.create(evaluation), START_PATIENCE_MS),
    },
    enqueue,
    notify: notifier.notify,
    catalog,
    simulated,
    newId: randomUUID,
  };
  return {
    start: (command) => startEvaluation(startDeps, command),
    resume: (command) => resumeEvaluation(controlDeps, command),
    raiseBudget: (command) => raiseBudget(controlDeps, command),
    pause: (command) => pauseEvaluation(controlDeps, command),
    cancel: (command) => cancelEvaluation(controlDeps, command),
    estimate: (request) => estimateRequest(request, catalog, new Date()),
    progress: (id) => retryWhileUnreachable(() => told.progress(id)),
    result: async (id) => (await retryWhileUnreachable(() => evaluations.finished(id))).result,
    digest: ({ ctx }) => readDigest(reading, { ctx, input: { week: null } }),
    changeSettings: (command) => changeSettings({ settings }, command),
    testAgain: (command) => testAgain({ ...reading, evaluations, start: startDeps }, command),
    ready: async () => isReady(db, producer),
    place,
    stop: () => closing.disposeAsync(),
  };
}

async function isReady(db: Database, producer: Pick<Producer, 'ping'>): Promise<boolean> {
  await db.execute(sql`select 1`);
  await producer.ping();
  return true;
}
