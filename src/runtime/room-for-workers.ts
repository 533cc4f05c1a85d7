import { sql } from 'drizzle-orm';
import { AppError } from '../core/errors.ts';
import type { Provider } from '../core/evaluation.ts';
import type { QueueBackend } from '../queue/backend.ts';
import type { Database } from '../store/client.ts';
import type { Timings } from './timings.ts';

/**
 * Resolves once there is room for the workers of these providers; throws AppError('configuration') that
 * says how many connections they need where PostgreSQL hasn't given them after a while.
 */
export async function roomForWorkers(
  { db, backend }: { db: Database; backend: Pick<QueueBackend, 'makeRoom'> },
  providers: readonly Provider[],
  timings: Pick<Timings, 'room'>,
): Promise<void> {
  const workers = providers.length + 1;
  // The record keeps the connection that this opens.
  await db.execute(sql`select 1`);
  if (await backend.makeRoom(workers, timings.room)) return;
  // One for the record, one for each worker, one for what they ask of the queue.
  const needed = workers + 2;
  throw new AppError(
    'configuration',
    `PostgreSQL gives llm-pick too few connections: it works with ${needed}, and takes up to 20. Give its user more, end what else holds them, or keep the queue in Redis (REDIS_URL).`,
  );
}
