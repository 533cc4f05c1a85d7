import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import type { Enqueue } from '../../src/flows/ports/queue.ts';

/** Queues that only remember what was put into them. */
export function memoryQueue(queued: Readonly<Record<string, number>> = {}) {
  const trials: QueuedTrial[] = [];
  const plans: string[] = [];
  const announcements: string[] = [];
  const enqueue: Enqueue = {
    trials: async (added) => void trials.push(...added),
    plan: async (id) => void plans.push(id),
    announce: async (id) => void announcements.push(id),
    queued: async (provider) => queued[provider] ?? 0,
  };
  return { enqueue, trials, plans, announcements };
}
