import type { Enqueue } from '../../flows/ports/queue.ts';
import type { Traces } from './traces.ts';

/** Has what is enqueued for an evaluation be a part of its trace, whatever has it enqueued. */
export function enqueueWithin<T extends Enqueue>(within: Traces['within'], enqueue: T): T {
  return {
    ...enqueue,
    trials: async (trials) => {
      for (const [id, own] of Map.groupBy(trials, ({ evaluationId }) => evaluationId)) {
        await within(id, () => enqueue.trials(own));
      }
    },
    plan: (id) => within(id, () => enqueue.plan(id)),
    announce: (id) => within(id, () => enqueue.announce(id)),
  };
}
