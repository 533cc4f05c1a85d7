import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import type { Enqueue } from '../../src/flows/ports/queue.ts';

/** Queues that only remember what was put into them, beside what is `queued` already. */
export function memoryQueue(queued: readonly QueuedTrial[] = []) {
  const trials: QueuedTrial[] = [];
  const plans: string[] = [];
  const announcements: string[] = [];
  const enqueue: Enqueue = {
    trials: async (added) => void trials.push(...added),
    plan: async (id) => void plans.push(id),
    announce: async (id) => void announcements.push(id),
    unqueued: async (planned) => planned.filter((trial) => !queued.includes(trial)),
  };
  return { enqueue, trials, plans, announcements };
}
