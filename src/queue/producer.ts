import type { JobsOptions } from 'bullmq';
import { entryOf } from '../core/entry-of.ts';
import type { Provider } from '../core/evaluation.ts';
import type { Enqueue } from '../flows/ports/queue.ts';
import type { JobQueue, QueueBackend } from './backend.ts';
import { endsWithin } from './ends-within.ts';
import {
  announcementOptions,
  carriedId,
  EVALUATION_QUEUE,
  type EvaluationJobName,
  PLAN_OPTIONS,
  type TrialJob,
  trialQueueName,
} from './jobs.ts';
import { type ProviderQueue, providerQueue } from './provider-queue.ts';

/** A queue that is away is not waited for. */
const CLOSE_MS = 1_000;

export interface QueueDepth {
  queue: string;
  state: string;
  jobs: number;
}

export interface Producer extends Enqueue {
  /** Adds a job of trials that is taken after so long. */
  addLater(provider: Provider, job: TrialJob, ms: number): Promise<void>;
  /** Holds a provider's whole queue back, for all workers of all processes. */
  holdBack(provider: Provider, ms: number): Promise<void>;
  /** Has every trial that waits for a time of day taken now: that day's clock was set. */
  hurry(): Promise<void>;
  /** Throws where the queues don't answer. */
  ping(): Promise<void>;
  /** How many jobs each queue has, by their state. */
  depth(): Promise<QueueDepth[]>;
  /** For how long it is held back yet, in ms. */
  heldFor(provider: Provider): Promise<number>;
  close(): Promise<void>;
}

/** Puts work into the queues of these providers, the only ones it takes trials for. `onError` hears of lost connections, which mend themselves. */
export async function openProducer(
  backend: QueueBackend,
  providers: readonly Provider[],
  onError: (error: Error) => void,
): Promise<Producer> {
  let closing = false;
  const open = (name: string) => {
    const queue = backend.openQueue(name);
    queue.on('error', (error) => closing || onError(error));
    return queue;
  };
  const trials = new Map(providers.map((provider) => [provider, open(trialQueueName(provider))]));
  const evaluations = open(EVALUATION_QUEUE);
  const queues = [...trials.values(), evaluations];
  await Promise.all(queues.map((queue) => queue.waitUntilReady()));
  return {
    ...trialProducer(
      new Map([...trials].map(([provider, queue]) => [provider, providerQueue(queue)])),
    ),
    ...evaluationProducer(evaluations),
    depth: async () => (await Promise.all(queues.map(depthOf))).flat(),
    close: async () => {
      closing = true;
      await endsWithin(CLOSE_MS, Promise.all(queues.map((queue) => queue.close())));
    },
  };
}

/** What puts trials into their providers' queues. */
function trialProducer(
  queues: ReadonlyMap<Provider, ProviderQueue>,
): Pick<Producer, 'trials' | 'unqueued' | 'addLater' | 'holdBack' | 'heldFor' | 'hurry'> {
  return {
    trials: async (added) => {
      const ofProvider = Map.groupBy(added, ({ provider }) => provider);
      await Promise.all(
        [...queues].map(([provider, queue]) => queue.add(ofProvider.get(provider) ?? [])),
      );
    },
    unqueued: async (planned) => {
      const carried = new Set<string>();
      for (const provider of new Set(planned.map((trial) => trial.provider))) {
        for (const id of await entryOf(queues, provider).carried()) carried.add(id);
      }
      return planned.filter((trial) => !carried.has(carriedId(trial)));
    },
    addLater: (provider, job, ms) => entryOf(queues, provider).addLater(job, ms),
    holdBack: (provider, ms) => entryOf(queues, provider).holdBack(ms),
    heldFor: (provider) => entryOf(queues, provider).heldFor(),
    hurry: async () => {
      for (const queue of queues.values()) await queue.hurry();
    },
  };
}

/** What puts evaluations into their queue. */
function evaluationProducer(queue: JobQueue): Pick<Producer, 'plan' | 'announce' | 'ping'> {
  const ask = async (name: EvaluationJobName, evaluationId: string, options: JobsOptions) => {
    await queue.add(name, { evaluationId }, options);
  };
  return {
    plan: (id) => ask('plan', id, PLAN_OPTIONS),
    announce: (id) => ask('announce', id, announcementOptions(id)),
    ping: async () => {
      await queue.getJobCounts('waiting');
    },
  };
}

async function depthOf(queue: Pick<JobQueue, 'name' | 'getJobCounts'>): Promise<QueueDepth[]> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  return Object.entries(counts).map(([state, jobs]) => ({ queue: queue.name, state, jobs }));
}
