import { z } from 'zod';
import type { Provider } from '../core/evaluation.ts';
import type { QueuedTrial } from '../core/record/evaluation-record.ts';

/** One queue a provider, so that its rate limit and concurrency are one setting for all workers. */
export const trialQueueName = (provider: Provider) => `trials-${provider}`;
export const EVALUATION_QUEUE = 'evaluations';

export const trialJob = z.strictObject({
  evaluationId: z.uuid(),
  candidate: z.int().nonnegative(),
  sample: z.int().nonnegative(),
  repeat: z.int().nonnegative(),
});

export const evaluationJob = z.strictObject({ evaluationId: z.uuid() });

/** What can be asked of the evaluations' queue. */
export type EvaluationJobName = 'plan' | 'announce';

/**
 * A trial's job is the same job however often it is enqueued, until a call has its answer or a worker
 * died over it: both make it a new one, since the queue may still hold the one before.
 */
export function trialJobId({
  evaluationId,
  candidate,
  sample,
  repeat,
  losses,
  answered,
}: QueuedTrial): string {
  return `${evaluationId}_${candidate}_${sample}_${repeat}_${losses}_${answered}`;
}

/** Far more than the flow allows: it counts the tries itself and ends them as missing. */
const TRIAL_ATTEMPTS = 100;

export const TRIAL_OPTIONS = {
  attempts: TRIAL_ATTEMPTS,
  backoff: { type: 'provider' },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** What still fails after these is taken up again by the sweep. */
export const PLAN_OPTIONS = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 250 },
  removeOnComplete: true,
  removeOnFail: { count: 1_000 },
} as const;

/**
 * One announcement an evaluation at a time: two would post twice. They come after every plan, so
 * that a Slack that is down holds up no evaluation; then the sweep takes them up again.
 */
export const announcementOptions = (evaluationId: string) => ({
  jobId: `announce_${evaluationId}`,
  attempts: 4,
  backoff: { type: 'exponential', delay: 1_000 },
  priority: 1,
  removeOnComplete: true,
  removeOnFail: true,
});
