import type { QueuedTrial } from '../core/record/evaluation-record.ts';
import type { TrialJob } from './jobs.ts';

/** Trials of one job, at most: more hardly cost less each, and a worker takes them all. */
const MOST = 10;
/** A few trials are so many jobs, for all slots and workers to have some. */
const SPREAD = 20;

/**
 * Returns trials as jobs carry them, in their order: many of one evaluation together, since each job
 * is claimed and finished in the queue. One that has an answer is a job of its own.
 */
export function trialJobs(trials: readonly QueuedTrial[]): TrialJob[] {
  return [...Map.groupBy(trials, ({ evaluationId }) => evaluationId)].flatMap(
    ([evaluationId, own]) => {
      const [answered, fresh] = [own.filter(hasAnswer), own.filter((trial) => !hasAnswer(trial))];
      const size = Math.min(MOST, Math.ceil(fresh.length / SPREAD));
      const jobs = answered.map((trial) => [trial]);
      for (let at = 0; at < fresh.length; at += size) jobs.push(fresh.slice(at, at + size));
      return jobs.map((together) => ({ evaluationId, trials: together.map(carriedTrial) }));
    },
  );
}

const hasAnswer = ({ answered }: QueuedTrial) => answered > 0;

function carriedTrial({ candidate, sample, repeat, losses, answered }: QueuedTrial) {
  return { candidate, sample, repeat, losses, answered, retries: 0 };
}
