import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import type { TrialOutcome } from '../../src/core/settlement/claimed-trial.ts';
import type { TrialRef } from '../../src/core/trial.ts';
import type { CallSlot } from '../../src/flows/ports/calls.ts';
import { chooseBackend } from '../../src/queue/backend.ts';
import { endsWithin } from '../../src/queue/ends-within.ts';
import { openProducer, type Producer } from '../../src/queue/producer.ts';
import { openWorkers, type WorkerOptions } from '../../src/queue/worker.ts';
import type { TestPlace } from './runtime.ts';

/** BullMQ's worker never closes whose Redis went away under its jobs. */
const CLOSE_MS = 2_000;

export interface QueueProcess extends AsyncDisposable {
  producer: Producer;
  /** What was told to have failed. */
  failures: readonly { data: unknown; message: string }[];
  /** Takes no more jobs; resolves when those under way have ended. */
  stop(): Promise<void>;
}

type QueuePlace = Pick<TestPlace, 'databaseUrl' | 'redisUrl'>;

/** The queues of a process that takes no jobs; each opens its own connections. */
export async function openQueues({ databaseUrl, redisUrl }: QueuePlace) {
  const backend = chooseBackend({ databaseUrl, redisUrl, simulated: true });
  await backend.migrate();
  const producer = await openProducer(backend, ['anthropic', 'google'], () => {});
  return {
    backend,
    producer,
    [Symbol.asyncDispose]: async () => {
      await producer.close();
      await backend.close();
    },
  };
}

/** What a trial's call does, with how often it was retried. */
type Call = (trial: TrialRef, retries: number) => Promise<TrialOutcome>;

/** A process's side of the queues at a place, whose calls do what `call` says; each opens its own connections. */
export async function openQueueProcess(
  place: QueuePlace,
  call: Call,
  options: Partial<Pick<WorkerOptions, 'concurrency' | 'leaseMs'>> = {},
): Promise<QueueProcess> {
  const queues = await openQueues(place);
  const { backend, producer } = queues;
  const failures: { data: unknown; message: string }[] = [];
  const nothing = async () => {};
  const workers = await openWorkers(
    backend,
    producer,
    { trial: inItsSlot(call), evaluations: { plan: nothing, announce: nothing } },
    {
      providers: ['anthropic', 'google'],
      concurrency: 4,
      leaseMs: 20_000,
      onError: () => {},
      onLockLost: () => {},
      onFailure: ({ data }, { message }) => void failures.push({ data, message }),
      ...options,
    },
  );
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= workers.close();
    return stopped;
  };
  return {
    producer,
    failures,
    stop,
    [Symbol.asyncDispose]: async () => {
      await endsWithin(CLOSE_MS, stop());
      await queues[Symbol.asyncDispose]();
    },
  };
}

/** Each call has a slot of its own, as `runTrial` sees to it. */
function inItsSlot(call: Call) {
  return async (trial: TrialRef, retries: number, slot: CallSlot): Promise<TrialOutcome> => {
    const turn = slot.takeFree() ? 'soon' : await slot.take();
    return turn === 'not now' ? { kind: 'put back' } : call(trial, retries);
  };
}

/** So many trials of one evaluation at one provider. */
export function queuedTrials(count: number, evaluationId: string = crypto.randomUUID()) {
  return Array.from(
    { length: count },
    (_, sample): QueuedTrial => ({
      evaluationId,
      candidate: 0,
      sample,
      repeat: 0,
      losses: 0,
      answered: 0,
      provider: 'google',
    }),
  );
}
