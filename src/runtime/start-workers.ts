import { randomUUID } from 'node:crypto';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { daysLater } from '../core/week/whole-days.ts';
import type { EvaluationCommand } from '../flows/ctx.ts';
import { decideNext } from '../flows/decide-next.ts';
import { deleteExpired } from '../flows/delete-expired.ts';
import { finishEvaluation } from '../flows/finish-evaluation.ts';
import type { LookIntoDeps } from '../flows/look-into.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Notifier } from '../flows/ports/messages.ts';
import type { MessageRecord, PrepareEvaluation } from '../flows/ports/record.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import { type RunTrialDeps, runTrial } from '../flows/run-trial.ts';
import { sweep } from '../flows/sweep.ts';
import { tellInquiry } from '../flows/tell-inquiry.ts';
import { tellQuestion } from '../flows/tell-question.ts';
import { tellResult } from '../flows/tell-result.ts';
import { tellVariants } from '../flows/tell-variants.ts';
import type { Logger } from '../log.ts';
import type { QueueBackend } from '../queue/backend.ts';
import { endsWithin } from '../queue/ends-within.ts';
import type { Producer } from '../queue/producer.ts';
import { openWorkers, type WorkerHandlers } from '../queue/worker.ts';
import type { Database } from '../store/client.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createDeletableEvaluations } from '../store/deletable-evaluations.ts';
import { createDraftStore } from '../store/drafts.ts';
import type { EvaluationStore } from '../store/evaluations.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { createTrialStore } from '../store/trials.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { recurring } from './recurring.ts';
import { systemCommand } from './system-command.ts';
import { systemCtx } from './system-ctx.ts';
import { tellErrors, tellQueueErrors } from './tell-errors.ts';
import { tellLongWaits } from './tell-long-waits.ts';
import { tellLostLocks } from './tell-lost-locks.ts';
import type { Timings } from './timings.ts';
import type { Traces } from './tracing/traces.ts';
import { whenSetBack } from './when-set-back.ts';

export interface WorkerDeps {
  db: Database;
  backend: QueueBackend;
  producer: Producer;
  evaluations: EvaluationStore;
  messageRecord: MessageRecord;
  prepare: PrepareEvaluation;
  complete: Complete;
  traces: Pick<Traces, 'trial' | 'ended'>;
  notifier: Notifier;
  catalog: Catalog;
  /** How an inquiry is brought on whose stage has ended. */
  look: LookIntoDeps;
  settings: SettingStore;
  /** Calls to one provider at once. */
  concurrency: number;
  simulated: boolean;
  timings: Timings;
  logger: Logger;
}

/** Between two looks at the clock. */
const CLOCK_MS = 1_000;

/** What was cut short is back in the queue in less, where there is a queue. */
const PUT_BACK_MS = 5_000;

/**
 * Starts taking trials and evaluations from the queues, and looks after what others lost. `stop`
 * takes nothing new, waits `timings.grace` for calls under way, then cuts them short; all that is
 * unfinished is back in the queue when it answers, or left to the next sweep where that or the
 * database is away.
 */
export async function startWorkers(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const { db, backend, producer, catalog, timings, logger } = deps;
  const cutting = new AbortController();
  const trials = createTrialStore(db, {
    worker: randomUUID(),
    leaseMs: timings.lease,
    simulated: deps.simulated,
    patienceMs: timings.refusals,
  });
  const tell = tellErrors(logger);
  const opening = openWorkers(
    backend,
    { ...producer, holdBack: tellLongWaits(producer.holdBack, logger) },
    {
      trial: trialJobs(deps, { trials, signal: cutting.signal }),
      evaluations: evaluationJobs(deps),
    },
    {
      providers: providersOf(catalog),
      concurrency: deps.concurrency,
      leaseMs: timings.lease,
      onError: tellQueueErrors(logger),
      onLockLost: tellLostLocks(logger),
      onFailure: ({ queue, name, data }, error) =>
        tell('A job failed', error, { queue, job: name, data }),
    },
  );
  const [opened, looked] = await Promise.allSettled([
    opening,
    retryWhileUnreachable(() => lookAfter(deps)),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const workers = opened.value;
  if (looked.status === 'rejected') {
    await workers.close();
    throw looked.reason;
  }
  const timers = startTimers(deps, () => trials.heartbeat(), tell);
  return {
    stop: async () => {
      const stopTimers = () => Promise.all(timers.map((timer) => timer.stop()));
      const closed = workers.close().then(stopTimers);
      if (await endsWithin(timings.grace, closed)) return;
      cutting.abort();
      if (await endsWithin(PUT_BACK_MS, closed)) return;
      logger.warn('The queue or the database does not answer: stopping without them');
      void stopTimers();
    },
  };
}

/** Looks after what others lost, and what is kept long enough. */
async function lookAfter(deps: WorkerDeps): Promise<void> {
  await sweep({ evaluations: deps.evaluations, enqueue: deps.producer });
  await expireEvaluations(deps);
}

/** Looks, now and then, after leases, what others lost, what is kept long enough, and the clock. */
function startTimers(
  deps: WorkerDeps,
  heartbeat: () => Promise<unknown>,
  tell: ReturnType<typeof tellErrors>,
) {
  const { timings, evaluations, producer } = deps;
  const work: [number, () => Promise<unknown>, string][] = [
    [
      timings.retention,
      () => expireEvaluations(deps),
      'Deleting what is past its retention failed',
    ],
    [timings.heartbeat, heartbeat, 'A heartbeat failed'],
    [timings.sweep, () => sweep({ evaluations, enqueue: producer }), 'A sweep failed'],
    [
      CLOCK_MS,
      whenSetBack(producer.hurry),
      'Delayed jobs could not be released after the clock was set back',
    ],
  ];
  return work.map(([ms, action, failed]) => recurring(ms, action, (error) => tell(failed, error)));
}

/** What the jobs of trials do. */
function trialJobs(
  { db, prepare, settings, notifier, producer, complete, timings, traces }: WorkerDeps,
  { trials, signal }: Pick<RunTrialDeps, 'trials' | 'signal'>,
): WorkerHandlers['trial'] {
  const trialDeps = {
    prepare,
    trials,
    evaluations: createControlledEvaluations(db),
    settings,
    notify: notifier.notify,
    now: () => new Date(),
    enqueue: producer,
    complete,
    signal,
    timeoutMs: timings.call,
  };
  return (trial, retries, slot) => {
    const command = { ctx: systemCtx(), input: { trial, retries } };
    return traces.trial(trial, () => runTrial({ ...trialDeps, slot }, command));
  };
}

/** What the jobs of evaluations do. */
function evaluationJobs({
  db,
  producer: enqueue,
  evaluations,
  messageRecord,
  prepare,
  settings,
  notifier: { notify, messages },
  look,
  traces,
}: WorkerDeps): Record<'plan' | 'announce', (id: string) => Promise<void>> {
  const tracing: EvaluationStore = {
    ...evaluations,
    finish: async (id, result, trials) => {
      const isStored = await evaluations.finish(id, result, trials);
      if (isStored) traces.ended(result);
      return isStored;
    },
  };
  const finish = (command: EvaluationCommand) =>
    finishEvaluation({ prepare, evaluations: tracing, settings, enqueue }, command);
  const drafts = createDraftStore(db);
  const decideDeps = { prepare, evaluations, notify, enqueue, finish };
  return {
    plan: oneAtATime((id) => decideNext(decideDeps, systemCommand(id))),
    announce: async (id) => {
      const record = { ...messageRecord, load: evaluations.load, read: evaluations.read };
      const tellDeps = { evaluations: record, messages, notify };
      if (await tellInquiry({ ...tellDeps, look }, systemCommand(id))) return;
      if (await tellVariants({ ...tellDeps, drafts }, systemCommand(id))) return;
      const waits = await tellQuestion(tellDeps, systemCommand(id));
      if (!waits) await tellResult(tellDeps, systemCommand(id));
    },
  };
}

/** So long a form that was never submitted is kept. */
const DRAFT_DAYS = 7;

/** Says how many were deleted, where any were; old drafts go with them. */
async function expireEvaluations({ db, settings, logger }: WorkerDeps): Promise<void> {
  const evaluations = createDeletableEvaluations(db);
  const deleted = await deleteExpired({ evaluations, settings }, { ctx: systemCtx() });
  await createDraftStore(db).removeBefore(daysLater(new Date(), -DRAFT_DAYS));
  if (deleted > 0) logger.info('Evaluations past their retention were deleted', { deleted });
}
