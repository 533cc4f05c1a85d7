import { DelayedError, type Job, type Processor, Worker } from 'bullmq';
import type { Provider } from '../core/evaluation.ts';
import type { TrialRef } from '../core/trial.ts';
import type { TrialOutcome } from '../flows/claimed-trial.ts';
import type { JobWorker, QueueBackend } from './backend.ts';
import { budgetWaits } from './budget-waits.ts';
import {
  EVALUATION_QUEUE,
  type EvaluationJobName,
  evaluationJob,
  trialJob,
  trialQueueName,
} from './jobs.ts';
import type { Producer } from './producer.ts';

export interface WorkerHandlers {
  trial(trial: TrialRef, retries: number): Promise<TrialOutcome>;
  evaluations: Record<EvaluationJobName, (evaluationId: string) => Promise<void>>;
}

export interface WorkerOptions {
  /** Those whose queues are served. */
  providers: readonly Provider[];
  /** Calls to one provider at once. */
  concurrency: number;
  /** A job whose worker gives no sign of life for so long goes to another. */
  leaseMs: number;
  onError(error: Error): void;
  /** A job's lock could not be kept: another worker may take it too, which changes nothing. */
  onLockLost(queue: string): void;
  /** A job failed and will be tried again, or, after its last try, not. */
  onFailure(job: { queue: string; name: string; data: unknown }, error: Error): void;
}

export interface Workers {
  /** Takes no more jobs; answers when those under way have ended. */
  close(): Promise<void>;
}

/** Between two tries to reach a queue that is gone. */
const RECONNECT_MS = 500;

/** Starts the workers of every queue. */
export async function openWorkers(
  backend: QueueBackend,
  producer: Pick<Producer, 'holdBack'>,
  handlers: WorkerHandlers,
  options: WorkerOptions,
): Promise<Workers> {
  const { leaseMs } = options;
  const lease = {
    lockDuration: leaseMs,
    stalledInterval: leaseMs,
    maxStalledCount: 1_000,
    runRetryDelay: RECONNECT_MS,
  };
  const budgetWait = budgetWaits();
  const trialWorkers = options.providers.map((provider) =>
    backend.openWorker(
      trialQueueName(provider),
      trialProcessor(provider, producer, handlers, budgetWait),
      {
        concurrency: jobsAtOnce(options.concurrency),
        ...lease,
        settings: { backoffStrategy },
      },
    ),
  );
  const evaluationWorker = backend.openWorker(
    EVALUATION_QUEUE,
    async (job) => {
      const { evaluationId } = evaluationJob.parse(job.data);
      await handlers.evaluations[job.name as EvaluationJobName](evaluationId);
    },
    { concurrency: 4, ...lease },
  );
  const workers = [...trialWorkers, evaluationWorker];
  let closing = false;
  const onError = (error: Error) => closing || options.onError(error);
  for (const worker of workers) listen(worker, { ...options, onError });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    close: async () => {
      closing = true;
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/**
 * More jobs than calls: calls tend to end together, and then a claimed trial waits for each slot, so
 * that none is idle for want of the database. Many calls hardly do, and jobs cost memory.
 */
function jobsAtOnce(calls: number): number {
  return calls + Math.min(calls, 50);
}

function trialProcessor(
  provider: Provider,
  producer: Pick<Producer, 'holdBack'>,
  { trial }: WorkerHandlers,
  budgetWait: (evaluationId: string) => number,
): Processor {
  return async (job, token) => {
    const asked = trialJob.parse(job.data);
    const outcome = await trial(asked, job.attemptsMade);
    switch (outcome.kind) {
      case 'ended':
      case 'gone':
        return;
      case 'wait for budget':
        await job.moveToDelayed(Date.now() + budgetWait(asked.evaluationId), token);
        throw new DelayedError();
      case 'rate limited':
        await producer.holdBack(provider, outcome.afterMs);
        throw Worker.RateLimitError();
      case 'retry':
        if (outcome.afterMs) await producer.holdBack(provider, outcome.afterMs);
        throw new RetryError(outcome.message, outcome.afterMs);
    }
  };
}

/** Tells BullMQ to try a job again, and when the provider said it may. */
class RetryError extends Error {
  override readonly name = 'RetryError';
  readonly afterMs: number | null;

  constructor(message: string, afterMs: number | null) {
    super(message);
    this.afterMs = afterMs;
  }
}

/** The provider's own word, else 0.2 s doubled each time up to 30 s, with jitter. */
function backoffStrategy(attempts: number, _type?: string, error?: Error): number {
  if (error instanceof RetryError && error.afterMs !== null) return Math.round(error.afterMs);
  const longest = Math.min(30_000, 200 * 2 ** (attempts - 1));
  return Math.round(longest * (0.5 + Math.random() / 2));
}

/** BullMQ's words, one error a job: when it renews the locks, and when a job ends without its own. */
const LOCK_LOST = /^(could not renew lock for job|Missing lock for job|Lock mismatch for job)/;

function listen(
  worker: JobWorker,
  {
    onError,
    onLockLost,
    onFailure,
  }: Pick<WorkerOptions, 'onLockLost' | 'onFailure'> & { onError(error: Error): unknown },
): void {
  worker.on('error', (error) => {
    if (LOCK_LOST.test(error.message)) onLockLost(worker.name);
    else onError(error);
  });
  worker.on('failed', (job: Job | undefined, error) => {
    if (job && !(error instanceof RetryError)) {
      onFailure({ queue: job.queueName, name: job.name, data: job.data }, error);
    }
  });
}
