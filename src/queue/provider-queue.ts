import { setTimeout as sleep } from 'node:timers/promises';
import type { QueuedTrial } from '../core/record/evaluation-record.ts';
import type { JobQueue } from './backend.ts';
import { carriedIds, TRIAL_OPTIONS, type TrialJob, trialJobId } from './jobs.ts';
import { providerHold } from './provider-hold.ts';
import { trialJobs } from './trial-jobs.ts';

/** Jobs added at once: few at first, for workers to begin on, then more, to be quick. */
const FIRST_CHUNK = 20;
const CHUNK = 500;

/** Adding many keeps this process busy: by then the calls of the first are on their way. */
const HEAD_START_MS = 120;

/** What can be done with one provider's queue of trials. */
export interface ProviderQueue {
  add(trials: readonly QueuedTrial[]): Promise<void>;
  /** Adds a job that is taken after so long. */
  addLater(job: TrialJob, ms: number): Promise<void>;
  /**
   * Returns by `carriedId` all trials that its jobs carry. A job that goes from one state to another
   * meanwhile is seen at least once: states are read in the order in which jobs go through them.
   */
  carried(): Promise<string[]>;
  /** Holds it back for at least so long, for all workers of all processes. */
  holdBack(ms: number): Promise<void>;
  /** For how long it is held back yet, in ms. */
  heldFor(): Promise<number>;
  /** Ends its hold, and has every job that waits for a time of day taken now. */
  hurry(): Promise<void>;
}

/** One provider's trials in a queue. */
export function providerQueue(queue: JobQueue): ProviderQueue {
  const hold = providerHold(queue);
  return {
    add: (trials) => addTrials(queue, trials),
    addLater: async (job, ms) => {
      const { name, data, opts } = added(job);
      await queue.add(name, data, { ...opts, delay: ms });
    },
    carried: async () => {
      const ids = await queue.getRanges(['delayed', 'waiting', 'active'], 0, -1);
      return ids.flatMap(carriedIds);
    },
    holdBack: hold.extend,
    heldFor: hold.left,
    hurry: async () => {
      await hold.end();
      await queue.promoteJobs();
    },
  };
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
