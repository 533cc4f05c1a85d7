import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { AppError } from '../core/errors.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Result } from '../core/result/result.ts';
import { cancelEvaluation } from '../flows/cancel-evaluation.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { EvaluationStore } from '../flows/ports/record.ts';
import { prepareEvaluations } from '../flows/prepare-evaluation.ts';
import { estimateRequest, type StartInput, startEvaluation } from '../flows/start-evaluation.ts';
import { sweep } from '../flows/sweep.ts';
import type { Logger } from '../log.ts';
import { openProducer } from '../queue/producer.ts';
import { createEvaluationStore } from '../store/evaluations.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import { planSoon } from './plan-soon.ts';
import { startWorkers } from './start-workers.ts';
import type { Timings } from './timings.ts';

export interface RuntimeOptions extends Omit<StorageOptions, 'logger'> {
  catalog: Catalog;
  /** Calls a model; null in a process that takes no trials. */
  complete: Complete | null;
  /** Makes what tells people, once the record is open. */
  notifier(evaluations: EvaluationStore): Notify & { stop(): Promise<void> };
  concurrency: number;
  timings: Timings;
  logger: Logger;
}

/** llm-pick with its record, queues and workers open: what every door (Slack, terminal) asks. */
export interface Runtime {
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /** Has a paused or lost evaluation go on. Throws AppError, also where one side is simulated and the other isn't. */
  resume(id: string): Promise<void>;
  /** Keeps it as it is, for whoever resumes it: no worker spends on it meanwhile. */
  pause(id: string): Promise<void>;
  /** False when it had ended already. */
  cancel(id: string): Promise<boolean>;
  estimate(request: EvaluationRequest): Estimate;
  /** Waits, as `result` does, for a database that restarts. null: there is no such evaluation. */
  progress(id: string): Promise<Progress | null>;
  /** null while it runs. Throws AppError('not found'). */
  result(id: string): Promise<Result | null>;
  /** Whether work can be taken: database and queue answer. */
  ready(): Promise<boolean>;
  /** Where the data is, for a person. */
  place: string;
  /** Ends or puts back what is under way, then closes everything in reverse order. */
  stop(): Promise<void>;
}

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
  const notify = options.notifier(evaluations);
  opened.defer(() => notify.stop());
  const now = () => new Date();
  const load = (id: string) => retryWhileUnreachable(() => evaluations.load(id));
  const prepare = prepareEvaluations({ load }, catalog, now);
  if (options.complete) {
    const { complete, concurrency } = options;
    const workers = await startWorkers({
      ...{ db, backend, producer, evaluations, prepare, complete },
      ...{ notify, catalog, concurrency, simulated, timings, logger },
    });
    opened.defer(() => workers.stop());
  }
  const closing = opened.move();
  const enqueue = { plan: planSoon(producer.plan, logger) };
  const startDeps = {
    ...{ enqueue, notify, catalog, simulated },
    // The same key: where the answer to a commit was lost, the second try finds what the first stored.
    evaluations: {
      create: (evaluation: NewEvaluation) =>
        retryWhileUnreachable(() => evaluations.create(evaluation), START_PATIENCE_MS),
    },
    newId: randomUUID,
  };
  return {
    start: (command) => startEvaluation(startDeps, command),
    resume: async (id) => {
      const { result } = await evaluations.result(id);
      if (result) return;
      const progress = await evaluations.progress(id);
      if (progress && progress.simulated !== simulated) throw begunOtherwise(id, progress);
      await evaluations.resume(id);
      await sweep({ evaluations, enqueue: producer });
      await producer.plan(id);
    },
    pause: (id) => evaluations.pause(id),
    cancel: (id) => cancelEvaluation({ evaluations, enqueue }, id),
    estimate: (request) => estimateRequest(request, catalog, now()),
    progress: (id) => retryWhileUnreachable(() => evaluations.progress(id)),
    result: async (id) => (await retryWhileUnreachable(() => evaluations.result(id))).result,
    ready: async () => {
      await db.execute(sql`select 1`);
      await producer.ping();
      return true;
    },
    place,
    stop: () => closing.disposeAsync(),
  };
}

/** Simulated answers must not end up in a real result, nor real ones in a simulated result. */
function begunOtherwise(id: string, { simulated }: { simulated: boolean }): AppError {
  const message = simulated
    ? `Evaluation ${id} was begun with simulated models: set LLM_PICK_SIMULATED=1 to go on, or begin another.`
    : `Evaluation ${id} was begun with real models: simulated ones can't go on with it.`;
  return new AppError('invalid input', message);
}
