import { DelayedError, type Job, type Processor, Worker } from 'bullmq';
import type { TrialOutcome } from '../core/settlement/claimed-trial.ts';
import type { TrialRef } from '../core/trial.ts';
import type { CallSlot } from '../flows/ports/calls.ts';
import { backoffMs } from './backoff.ts';
import { type CarriedTrial, type TrialJob, trialJob } from './jobs.ts';
import type { providerSlots } from './provider-slots.ts';

export interface TrialQueue {
  /** Passes its slot on once that may go to the next trial, though this one has not ended. */
  trial(trial: TrialRef, retries: number, slot: CallSlot): Promise<TrialOutcome>;
  inSlot: ReturnType<typeof providerSlots>;
  holdBack(ms: number): Promise<void>;
  budgetWait(evaluationId: string): number;
  /** Adds a job that is taken after so long. */
  addLater(job: TrialJob, ms: number): Promise<void>;
  /** A trial threw; it is tried again. */
  onThrown(trial: TrialRef, error: Error): void;
}

/** A trial that has not ended, and why: it waits for something of its own, or can't begin. */
interface Wait {
  why: 'its own' | 'held' | 'closing';
  trial: CarriedTrial;
  ms: number;
}

/**
 * Runs all trials of a job. One that has to wait leaves it as a job of its own, added before this one
 * ends: whenever the process dies, each trial is in the queue. Those that can't begin go back with it.
 */
export function trialProcessor(queue: TrialQueue): Processor {
  return async (job, token) => {
    const { evaluationId, trials } = trialJob.parse(job.data);
    let hasBegun = false;
    const begin = () => {
      hasBegun = true;
    };
    const staying: Wait[] = [];
    const ends = trials.map(async (trial) => {
      const wait = await runTrial(queue, { evaluationId, trial, begin });
      if (!wait) return;
      const canWait = wait.why === 'held' || (wait.why === 'closing' && !hasBegun);
      if (trials.length === 1 || canWait) staying.push(wait);
      else await queue.addLater({ evaluationId, trials: [wait.trial] }, wait.ms);
    });
    for (const end of await Promise.allSettled(ends)) {
      if (end.status === 'rejected') throw end.reason;
    }
    if (staying.length > 0) await goBack(job, { evaluationId, trials }, { staying, token });
  };
}

/** Has the job wait with those of its trials that stay. Always throws, as BullMQ wants it. */
async function goBack(
  job: Job,
  { evaluationId, trials }: TrialJob,
  { staying, token }: { staying: readonly Wait[]; token: string | undefined },
): Promise<never> {
  const left = staying.map(({ trial }) => trial);
  if (left.length < trials.length || left.some((trial) => !trials.includes(trial))) {
    await job.updateData({ evaluationId, trials: left });
  }
  if (staying.some(({ why }) => why === 'held')) throw Worker.RateLimitError();
  const ms = Math.max(...staying.map((wait) => wait.ms));
  await job.moveToDelayed(Date.now() + ms, token);
  throw new DelayedError();
}

interface BegunTrial {
  evaluationId: string;
  trial: CarriedTrial;
  begin(): void;
}

/** Returns null when a trial has ended, or how it waits. */
async function runTrial(queue: TrialQueue, begun: BegunTrial): Promise<Wait | null> {
  const { evaluationId, trial, begin } = begun;
  const { candidate, sample, repeat, retries } = trial;
  const ref = { evaluationId, candidate, sample, repeat };
  const again = (ms: number): Wait => ({
    why: 'its own',
    trial: { ...trial, retries: retries + 1 },
    ms,
  });
  try {
    const worked = await queue.inSlot((slot) => {
      begin();
      return queue.trial(ref, retries, slot);
    });
    if (worked.kind === 'closing') return { why: 'closing', trial, ms: 0 };
    if (worked.kind === 'held') return { why: 'held', trial, ms: worked.ms };
    const outcome = worked.result;
    switch (outcome.kind) {
      case 'put back':
        return await runTrial(queue, begun);
      case 'ended':
      case 'gone':
        return null;
      case 'wait for budget':
        return { why: 'its own', trial, ms: queue.budgetWait(evaluationId) };
      case 'rate limited':
        await queue.holdBack(outcome.afterMs);
        return await runTrial(queue, begun);
      case 'retry':
        if (outcome.afterMs) await queue.holdBack(outcome.afterMs);
        return again(outcome.afterMs ?? backoffMs(retries + 1));
    }
  } catch (error) {
    queue.onThrown(ref, error instanceof Error ? error : new Error(String(error)));
    return again(backoffMs(retries + 1));
  }
}
