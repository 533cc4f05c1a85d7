import { randomUUID } from 'node:crypto';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { announceResult } from '../flows/announce-result.ts';
import { decideNext } from '../flows/decide-next.ts';
import { finishEvaluation } from '../flows/finish-evaluation.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { EvaluationStore } from '../flows/ports/record.ts';
import type { PrepareEvaluation } from '../flows/prepare-evaluation.ts';
import { runTrial } from '../flows/run-trial.ts';
import { sweep } from '../flows/sweep.ts';
import type { Logger } from '../log.ts';
import type { QueueBackend } from '../queue/backend.ts';
import { endsWithin } from '../queue/ends-within.ts';
import type { Producer } from '../queue/producer.ts';
import { openWorkers } from '../queue/worker.ts';
import type { Database } from '../store/client.ts';
import { isUnreachable } from '../store/retry.ts';
import { createTrialStore } from '../store/trials.ts';
import { recurring } from './recurring.ts';
import { tellLongWaits } from './tell-long-waits.ts';
import { tellLostLocks } from './tell-lost-locks.ts';
import type { Timings } from './timings.ts';

export interface WorkerDeps {
  db: Database;
  backend: QueueBackend;
  producer: Producer;
  evaluations: EvaluationStore;
  prepare: PrepareEvaluation;
  complete: Complete;
  notify: Notify;
  catalog: Catalog;
  /** Calls to one provider at once. */
  concurrency: number;
  simulated: boolean;
  timings: Timings;
  logger: Logger;
}

/** What was cut short is back in the queue in less, where there is a queue. */
const PUT_BACK_MS = 5_000;

/**
 * Starts taking trials and evaluations from the queues, and looks after what others lost. `stop`
 * takes nothing new, waits `timings.grace` for calls under way, then cuts them short; all that is
 * unfinished is back in the queue when it answers, or left to the next sweep where that or the
 * database is away.
 */
export async function startWorkers(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const { db, backend, producer, evaluations, prepare, notify, catalog, timings, logger } = deps;
  const cutting = new AbortController();
  const now = () => new Date();
  const trials = createTrialStore(db, {
    ...{ worker: randomUUID(), leaseMs: timings.lease, simulated: deps.simulated },
    patienceMs: timings.refusals,
  });
  const trialDeps = {
    ...{ prepare, trials, notify, now },
    enqueue: producer,
    complete: deps.complete,
    signal: cutting.signal,
    timeoutMs: timings.call,
  };
  const finish = (id: string) =>
    finishEvaluation({ prepare, evaluations, catalog, now, enqueue: producer }, id);
  const logError = (message: string) => (error: unknown) =>
    logger[isUnreachable(error) ? 'warn' : 'error'](message, { error });
  await sweep({ evaluations, enqueue: producer });
  const timers = [
    recurring(timings.heartbeat, () => trials.heartbeat(), logError('A heartbeat failed')),
    recurring(
      timings.sweep,
      () => sweep({ evaluations, enqueue: producer }),
      logError('A sweep failed'),
    ),
  ];
  const workers = await openWorkers(
    backend,
    { holdBack: tellLongWaits(producer.holdBack, logger), heldFor: producer.heldFor },
    {
      trial: (trial, retries) => runTrial(trialDeps, trial, retries),
      evaluations: {
        plan: (id) => decideNext({ prepare, evaluations, notify, enqueue: producer, finish }, id),
        announce: (id) => announceResult({ evaluations, notify }, id),
      },
    },
    {
      providers: providersOf(catalog),
      concurrency: deps.concurrency,
      leaseMs: timings.lease,
      onError: (error) =>
        isUnreachable(error)
          ? logger.warn('A queue worker lost its connection', { error })
          : logger.error('A queue worker failed', { error }),
      onLockLost: tellLostLocks(logger),
      onFailure: ({ queue, name, data }, error) =>
        logger.error('A job failed', { queue, job: name, data, error }),
    },
  );
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
