import type { Job } from 'bullmq';
import type { Provider } from '../core/evaluation.ts';
import type { JobWorker, QueueBackend } from './backend.ts';
import { backoffMs } from './backoff.ts';
import { createBrake } from './brake.ts';
import { budgetWaits } from './budget-waits.ts';
import { EVALUATION_QUEUE, type EvaluationJobName, evaluationJob, trialQueueName } from './jobs.ts';
import type { Producer } from './producer.ts';
import { providerSlots } from './provider-slots.ts';
import { type TrialQueue, trialProcessor } from './trial-processor.ts';

export interface WorkerHandlers {
  trial: TrialQueue['trial'];
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
  /** A job, or a trial of one, failed and will be tried again, or, after its last try, not. */
  onFailure(job: { queue: string; name: string; data: unknown }, error: Error): void;
}

export interface Workers {
  /** Takes no more jobs. Resolves when those under way have ended. */
  close(): Promise<void>;
}

/** Between two tries to reach a queue that is gone. */
const RECONNECT_MS = 500;

/** A hold may be ended before its time: after so long a worker asks again whether it lasts. */
const HOLD_LOOK_MS = 5_000;

/** Starts the workers of every queue. */
export async function openWorkers(
  backend: QueueBackend,
  producer: Pick<Producer, 'holdBack' | 'heldFor' | 'addLater'>,
  handlers: WorkerHandlers,
  options: WorkerOptions,
): Promise<Workers> {
  const closing = new AbortController();
  const workers = [
    ...openTrialWorkers(backend, producer, handlers, { ...options, closing: closing.signal }),
    openEvaluationWorker(backend, handlers, options),
  ];
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

/** Opens one for each provider. */
function openTrialWorkers(
  backend: QueueBackend,
  producer: Pick<Producer, 'holdBack' | 'heldFor' | 'addLater'>,
  { trial }: Pick<WorkerHandlers, 'trial'>,
  {
    providers,
    concurrency,
    leaseMs,
    onFailure,
    closing,
  }: Omit<WorkerOptions, 'onError' | 'onLockLost'> & { closing: AbortSignal },
): JobWorker[] {
  const budgetWait = budgetWaits();
  return providers.map((provider) => {
    const queue = trialQueueName(provider);
    const processor = trialProcessor({
      trial,
      inSlot: providerSlots(concurrency, closing, () => producer.heldFor(provider)),
      holdBack: (ms) => producer.holdBack(provider, ms),
      budgetWait,
      addLater: (job, ms) => producer.addLater(provider, job, ms),
      onThrown: (data, error) => onFailure({ queue, name: 'trial', data }, error),
    });
    return backend.openWorker(queue, processor, {
      // Each job has a trial in a slot, or one that waits for it: no slot is idle while others wait.
      concurrency,
      ...patienceOf(leaseMs),
      settings: { backoffStrategy: backoffMs },
    });
  });
}

function openEvaluationWorker(
  backend: QueueBackend,
  { evaluations }: Pick<WorkerHandlers, 'evaluations'>,
  { leaseMs }: Pick<WorkerOptions, 'leaseMs'>,
): JobWorker {
  return backend.openWorker(
    EVALUATION_QUEUE,
    async (job) => {
      const { evaluationId } = evaluationJob.parse(job.data);
      await evaluations[job.name as EvaluationJobName](evaluationId);
    },
    { concurrency: 4, ...patienceOf(leaseMs) },
  );
}

/** When a worker is taken for dead, and how soon it tries again itself, in BullMQ's settings. */
function patienceOf(leaseMs: number) {
  return {
    lockDuration: leaseMs,
    stalledInterval: leaseMs,
    maxStalledCount: 1_000,
    runRetryDelay: RECONNECT_MS,
    maximumRateLimitDelay: HOLD_LOOK_MS,
  };
}

/** BullMQ's words, one error a job: when it renews the locks, and when a job ends without its own, or was ended by another. */
const LOCK_LOST =
  /^(could not renew lock for job|Missing lock for job|Lock mismatch for job|Missing key for job)/;

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
    if (job) onFailure({ queue: job.queueName, name: job.name, data: job.data }, error);
  });
  return brake;
}
