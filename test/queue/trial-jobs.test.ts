import { describe, expect, it } from 'vitest';
import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import { carriedId, carriedIds, trialJob, trialJobId } from '../../src/queue/jobs.ts';
import { trialJobs } from '../../src/queue/trial-jobs.ts';

const EVALUATION = 'f5b0c7e2-0000-4000-8000-000000000001';
const OTHER = 'f5b0c7e2-0000-4000-8000-000000000002';

function trials(count: number, own: Partial<QueuedTrial> = {}): QueuedTrial[] {
  return Array.from({ length: count }, (_, sample) => ({
    evaluationId: EVALUATION,
    candidate: 1,
    sample,
    repeat: 2,
    provider: 'google',
    losses: 0,
    answered: 0,
    ...own,
  }));
}

const sizes = (added: readonly QueuedTrial[]) => trialJobs(added).map((job) => job.trials.length);
const idOf = (added: readonly QueuedTrial[]) => trialJobId(trialJobs(added)[0]!);

describe('the jobs of trials', () => {
  it('carry one each where they are few, and up to ten where they are many', () => {
    expect(sizes([])).toEqual([]);
    expect(sizes(trials(3))).toEqual([1, 1, 1]);
    expect(new Set(sizes(trials(20)))).toEqual(new Set([1]));
    expect(sizes(trials(41))).toEqual([...Array.from({ length: 13 }, () => 3), 2]);
    expect(new Set(sizes(trials(5_000)))).toEqual(new Set([10]));
  });

  it('keep their order, and those of two evaluations apart', () => {
    const own = trials(60);
    const other = trials(60, { evaluationId: OTHER });
    const jobs = trialJobs(own.flatMap((trial, index) => [trial, other[index]!]));
    expect(jobs.map(({ evaluationId }) => evaluationId)).toEqual([
      ...Array.from({ length: 20 }, () => EVALUATION),
      ...Array.from({ length: 20 }, () => OTHER),
    ]);
    const order = jobs.flatMap((job) => job.trials.map(({ sample }) => sample));
    expect(order).toEqual([...own, ...other].map(({ sample }) => sample));
  });

  it('are one each for trials that have an answer: these come first', () => {
    const jobs = trialJobs([...trials(100), ...trials(2, { sample: 7, answered: 1 })]);
    expect(jobs.slice(0, 3).map((job) => job.trials.length)).toEqual([1, 1, 5]);
    expect(jobs[0]!.trials[0]).toMatchObject({ sample: 7, answered: 1 });
  });

  it('have an id that changes with each loss and each answer of a trial, and with nothing else', () => {
    const ids = [idOf(trials(1)), idOf(trials(1, { losses: 1 })), idOf(trials(1, { answered: 1 }))];
    expect(new Set(ids).size).toBe(3);
    expect(idOf(trials(1, { provider: 'anthropic' }))).toBe(ids[0]);
  });

  it('tell by their id which trials they carry', () => {
    const many = trials(40);
    expect(carriedIds(idOf(many))).toEqual(many.slice(0, 2).map(carriedId));
    const lost = trials(1, { losses: 2, answered: 1 });
    expect(carriedIds(idOf(lost))).toEqual(lost.map(carriedId));
    expect(carriedIds('repeat:wake:1')).toEqual([]);
  });
});

describe('a job in the queue', () => {
  it('is read as it was written', () => {
    const [job] = trialJobs(trials(40));
    expect(trialJob.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  it('is read, too, as it was written when each had one trial', () => {
    const old = { evaluationId: EVALUATION, candidate: 1, sample: 2, repeat: 3 };
    expect(trialJob.parse(old)).toEqual({
      evaluationId: EVALUATION,
      trials: [{ candidate: 1, sample: 2, repeat: 3, losses: 0, answered: 0, retries: 0 }],
    });
  });

  it.each([
    {},
    { evaluationId: EVALUATION, trials: [] },
    { evaluationId: EVALUATION, trials: [{ candidate: 0, sample: -1, repeat: 0 }] },
  ])('is refused where it names no trial: %j', (data) => {
    expect(trialJob.safeParse(data).success).toBe(false);
  });
});
