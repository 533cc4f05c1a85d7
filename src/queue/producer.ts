import { setTimeout as sleep } from 'node:timers/promises';
import type { JobsOptions } from 'bullmq';
import type { Provider } from '../core/evaluation.ts';
import type { QueuedTrial } from '../core/record/evaluation-record.ts';
import type { Enqueue } from '../flows/ports/queue.ts';
import type { JobQueue, QueueBackend } from './backend.ts';
import { endsWithin } from './ends-within.ts';
import {
  announcementOptions,
  carriedId,
  carriedIds,
  EVALUATION_QUEUE,
  type EvaluationJobName,
  PLAN_OPTIONS,
  TRIAL_OPTIONS,
  type TrialJob,
  trialJobId,
  trialQueueName,
} from './jobs.ts';
import { providerHold } from './provider-hold.ts';
import { trialJobs } from './trial-jobs.ts';

/** Jobs added at once: few at first, for workers to begin on, then more, to be quick. */
const FIRST_CHUNK = 20;
const CHUNK = 500;

/** Adding many keeps this process busy: by then the calls of the first are on their way. */
const HEAD_START_MS = 120;

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
  const holds = new Map([...trials].map(([provider, queue]) => [provider, providerHold(queue)]));
  const evaluations = open(EVALUATION_QUEUE);
  const queues = [...trials.values(), evaluations];
  await Promise.all(queues.map((queue) => queue.waitUntilReady()));
  const ask = async (name: EvaluationJobName, evaluationId: string, options: JobsOptions) => {
    await evaluations.add(name, { evaluationId }, options);
  };
  return {
    trials: async (added) => {
      const ofProvider = Map.groupBy(added, ({ provider }) => provider);
      await Promise.all(
        [...trials].map(([provider, queue]) => addTrials(queue, ofProvider.get(provider) ?? [])),
      );
    },
    plan: (id) => ask('plan', id, PLAN_OPTIONS),
    announce: (id) => ask('announce', id, announcementOptions(id)),
    unqueued: async (planned) => {
      const carried = new Set<string>();
      for (const provider of new Set(planned.map((trial) => trial.provider))) {
        for (const id of await trialsIn(trials.get(provider)!)) carried.add(id);
      }
      return planned.filter((trial) => !carried.has(carriedId(trial)));
    },
    addLater: async (provider, job, ms) => {
      const { name, data, opts } = added(job);
      await trials.get(provider)!.add(name, data, { ...opts, delay: ms });
    },
    hurry: async () => {
      for (const [provider, queue] of trials) {
        await holds.get(provider)!.end();
        await queue.promoteJobs();
      }
    },
    ping: async () => {
      await evaluations.getJobCounts('waiting');
    },
    depth: async () => (await Promise.all(queues.map(depthOf))).flat(),
    holdBack: (provider, ms) => holds.get(provider)!.extend(ms),
    heldFor: (provider) => holds.get(provider)!.left(),
    close: async () => {
      closing = true;
      await endsWithin(CLOSE_MS, Promise.all(queues.map((queue) => queue.close())));
    },
  };
}

async function depthOf(queue: Pick<JobQueue, 'name' | 'getJobCounts'>): Promise<QueueDepth[]> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  return Object.entries(counts).map(([state, jobs]) => ({ queue: queue.name, state, jobs }));
}

async function addTrials(queue: JobQueue, trials: readonly QueuedTrial[]): Promise<void> {
  const jobs = trialJobs(trials).map(added);
  if (jobs.length < 2) {
    for (const { name, data, opts } of jobs) await queue.add(name, data, opts);
    return;
  }
  await queue.addBulk(jobs.slice(0, FIRST_CHUNK));
  for (let start = FIRST_CHUNK; start < jobs.length; start += CHUNK) {
    if (start === FIRST_CHUNK) await sleep(HEAD_START_MS);
    await queue.addBulk(jobs.slice(start, start + CHUNK));
  }
}

/** One whose trial has an answer already comes before those that have none: it holds their money. */
function added(job: TrialJob) {
  const lifo = job.trials.some(({ answered }) => answered > 0);
  return { name: 'trial', data: job, opts: { ...TRIAL_OPTIONS, jobId: trialJobId(job), lifo } };
}

/**
 * Returns the ids of all trials that a queue's jobs carry. A job that goes from one state to another
 * meanwhile is seen at least once: states are read in the order in which jobs go through them.
 */
async function trialsIn(queue: JobQueue): Promise<string[]> {
  const ids = await queue.getRanges(['delayed', 'waiting', 'active'], 0, -1);
  return ids.flatMap(carriedIds);
}
