import { z } from 'zod';
import type { Provider } from '../core/evaluation.ts';
import type { TrialKey } from '../core/trial.ts';

/** One queue a provider, so that its rate limit and concurrency are one setting for all workers. */
export const trialQueueName = (provider: Provider) => `trials-${provider}`;
export const EVALUATION_QUEUE = 'evaluations';

const key = {
  candidate: z.int().nonnegative(),
  sample: z.int().nonnegative(),
  repeat: z.int().nonnegative(),
};

const manyTrials = z.strictObject({
  evaluationId: z.uuid(),
  trials: z
    .array(
      z.strictObject({
        ...key,
        losses: z.int().nonnegative(),
        answered: z.int().nonnegative(),
        retries: z.int().nonnegative(),
      }),
    )
    .min(1),
});

/** As versions wrote it whose jobs had one trial each: some may wait in a queue yet. */
const oneTrial = z
  .strictObject({ evaluationId: z.uuid(), ...key })
  .transform(({ evaluationId, ...trial }) => ({
    evaluationId,
    trials: [{ ...trial, losses: 0, answered: 0, retries: 0 }],
  }));

export const trialJob = z.union([manyTrials, oneTrial]);

/** Trials of one evaluation that go through the queue together. */
export type TrialJob = z.infer<typeof manyTrials>;

/** One of them. `retries`: its transient failures so far. */
export type CarriedTrial = TrialJob['trials'][number];

export const evaluationJob = z.strictObject({ evaluationId: z.uuid() });

/** What can be asked of the evaluations' queue. */
export type EvaluationJobName = 'plan' | 'announce';

/**
 * A trial's job is the same job however often it is enqueued, until a call has its answer or failed, or
 * a worker died over it: these make it a new one, since the queue may still hold the one before. It
 * names all trials that the job began with, so that a queue's ids tell what is in it.
 */
export function trialJobId({ evaluationId, trials }: TrialJob): string {
  const names = trials.map(({ candidate, sample, repeat, losses, answered, retries }) =>
    [candidate, sample, repeat, losses, answered, retries].join('.'),
  );
  return [evaluationId, ...names].join('_');
}

/** Returns by `carriedId` the trials that a job of this id may carry; none where it is no trials' job. */
export function carriedIds(jobId: string): string[] {
  const [evaluationId, ...names] = jobId.split('_');
  return names.map((name) => `${evaluationId}_${name.split('.', 3).join('.')}`);
}

/** Names a trial among all that jobs carry; `carriedIds` returns the same name. */
export function carriedId({
  evaluationId,
  candidate,
  sample,
  repeat,
}: TrialKey & { evaluationId: string }): string {
  return `${evaluationId}_${candidate}.${sample}.${repeat}`;
}

/** What fails as a whole; its trials' failures are theirs. */
const TRIAL_ATTEMPTS = 100;

export const TRIAL_OPTIONS = {
  attempts: TRIAL_ATTEMPTS,
  backoff: { type: 'capped' },
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
