import { DelayedError, type Job, type Processor, Worker } from 'bullmq';
import type { Provider } from '../core/evaluation.ts';
import type { TrialOutcome } from '../core/settlement/claimed-trial.ts';
import type { TrialRef } from '../core/trial.ts';
import type { JobWorker, QueueBackend } from './backend.ts';
import { createBrake } from './brake.ts';
import { budgetWaits } from './budget-waits.ts';
import {
  EVALUATION_QUEUE,
  type EvaluationJobName,
  evaluationJob,
  trialJob,
  trialQueueName,
} from './jobs.ts';
import type { Producer } from './producer.ts';
import { providerSlots } from './provider-slots.ts';

export interface WorkerHandlers {
  /** Calls `passOn` once the slot may go to the next trial, though this one has not ended. */
  trial(trial: TrialRef, retries: number, passOn: () => void): Promise<TrialOutcome>;
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
  /** Takes no more jobs. Resolves when those under way have ended. */
  close(): Promise<void>;
}

/** Between two tries to reach a queue that is gone. */
const RECONNECT_MS = 500;

/** Starts the workers of every queue. */
export async function openWorkers(
  backend: QueueBackend,
  producer: Pick<Producer, 'holdBack' | 'heldFor'>,
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
  const closing = new AbortController();
  const budgetWait = budgetWaits();
  const trialWorkers = options.providers.map((provider) =>
    backend.openWorker(
      trialQueueName(provider),
      trialProcessor({
        trial: handlers.trial,
        inSlot: providerSlots(options.concurrency, closing.signal, () =>
          producer.heldFor(provider),
        ),
        holdBack: (ms) => producer.holdBack(provider, ms),
        budgetWait,
      }),
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
  const onError = (error: Error) => closing.signal.aborted || options.onError(error);
  const brakes = workers.map((worker) => listen(worker, { ...options, onError }));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    close: async () => {
      closing.abort();
      for (const brake of brakes) brake.release();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/**
 * More jobs than slots: trials tend to end together, and then a job waits for each slot, so that none
 * is idle for want of the queue. Many trials hardly do, and jobs cost memory.
 */
function jobsAtOnce(calls: number): number {
  return calls + Math.min(calls, 50);
}

interface TrialQueue {
  trial: WorkerHandlers['trial'];
  inSlot: ReturnType<typeof providerSlots>;
  holdBack(ms: number): Promise<void>;
  budgetWait(evaluationId: string): number;
}

function trialProcessor({ trial, inSlot, holdBack, budgetWait }: TrialQueue): Processor {
  return async (job, token) => {
    const ref = trialJob.parse(job.data);
    const later = async (ms: number) => {
      await job.moveToDelayed(Date.now() + ms, token);
      throw new DelayedError();
    };
    const slot = await inSlot((passOn) => trial(ref, job.attemptsMade, passOn));
    if (slot.kind === 'closing') return later(0);
    if (slot.kind === 'held') throw Worker.RateLimitError();
    const outcome = slot.result;
    switch (outcome.kind) {
      case 'ended':
      case 'gone':
        return;
      case 'wait for budget':
        return later(budgetWait(ref.evaluationId));
      case 'rate limited':
        await holdBack(outcome.afterMs);
        throw Worker.RateLimitError();
      case 'retry':
        if (outcome.afterMs) await holdBack(outcome.afterMs);
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
): { release(): void } {
  const brake = createBrake(worker);
  worker.on('error', (error) => {
    if (LOCK_LOST.test(error.message)) return onLockLost(worker.name);
    brake.press();
    onError(error);
  });
  worker.on('failed', (job: Job | undefined, error) => {
    if (job && !(error instanceof RetryError)) {
      onFailure({ queue: job.queueName, name: job.name, data: job.data }, error);
    }
  });
  return brake;
}
