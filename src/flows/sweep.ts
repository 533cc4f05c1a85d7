import type { Recovery } from '../core/record/evaluation-record.ts';
import type { Enqueue } from './ports/queue.ts';
import type { LostWork } from './ports/record.ts';

export interface SweepDeps {
  evaluations: LostWork;
  enqueue: Enqueue;
}

/**
 * Puts back into the queues whatever the database knows of and a dead process or queue lost, whoever
 * asks, in every workspace, by the database's clock: so it takes no ctx. Of planned trials those are lost
 * that no job carries; one that ended meanwhile may be among them, which changes nothing. Returns what
 * was found.
 */
export async function sweep({ evaluations, enqueue }: SweepDeps): Promise<Recovery> {
  const recovery = await evaluations.recover();
  await enqueue.trials(recovery.reclaimed);
  await enqueue.trials(await enqueue.unqueued(recovery.trials));
  for (const id of recovery.plans) await enqueue.plan(id);
  for (const id of recovery.announcements) await enqueue.announce(id);
  return recovery;
}
