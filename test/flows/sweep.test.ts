import { describe, expect, it } from 'vitest';
import type { QueuedTrial, Recovery } from '../../src/core/record/evaluation-record.ts';
import { sweep } from '../../src/flows/sweep.ts';
import { memoryQueue } from '../support/memory-queue.ts';

const trial = (provider: string, sample: number): QueuedTrial => ({
  evaluationId: 'e1',
  candidate: 0,
  sample,
  repeat: 0,
  provider,
  losses: 0,
  answered: 0,
});

async function swept(found: Partial<Recovery>, queued: readonly QueuedTrial[] = []) {
  const recovery = { reclaimed: [], trials: [], plans: [], announcements: [], ...found };
  const queue = memoryQueue(queued);
  await sweep({ evaluations: { recover: async () => recovery }, enqueue: queue.enqueue });
  return queue;
}

describe('a sweep', () => {
  it('puts back the planned trials that no job carries', async () => {
    const trials = [trial('anthropic', 0), trial('anthropic', 1), trial('google', 0)];
    const queue = await swept({ trials }, [trials[1]!]);
    expect(queue.trials).toEqual([trials[0], trials[2]]);
  });

  it('always puts back what a dead worker held: those jobs are new to the queue', async () => {
    const reclaimed = [{ ...trial('google', 3), losses: 1 }];
    const queue = await swept({ reclaimed }, reclaimed);
    expect(queue.trials).toEqual(reclaimed);
  });

  it('has due plans asked and unannounced results announced', async () => {
    const queue = await swept({ plans: ['e1', 'e2'], announcements: ['e3'] });
    expect(queue).toMatchObject({ plans: ['e1', 'e2'], announcements: ['e3'], trials: [] });
  });
});
